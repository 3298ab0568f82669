-- Two made-up businesses. Credentials are not seeded here: they are encrypted with a key the database never sees.

insert into public.tenants (id, name, waba_id, phone_number_id, aisensy_project_id, display_phone, persona, created_at)
values
  ('11111111-1111-4111-8111-111111111111', 'Marina Keys Realty', '100000000000001', '200000000000001',
   '64b000000000000000000001', '+971 4 555 0101',
   '{"agentName": "Layla", "tone": "warm and brisk", "about": "Homes by the sea, to rent and to buy"}',
   '2026-01-05 08:00+00'),
  ('22222222-2222-4222-8222-222222222222', 'Palm & Co Properties', '100000000000002', '200000000000002',
   '64b000000000000000000002', '+971 4 555 0202',
   '{"agentName": "Omar", "tone": "calm and precise", "about": "Family homes and villas across Dubai"}',
   '2026-02-10 08:00+00')
on conflict do nothing;

-- Reminders outside the 24-hour window need a template that WhatsApp has approved.
insert into public.visit_rules (tenant_id, reminder_template)
select id, '{"name": "visit_reminder", "language": "en"}' from public.tenants
on conflict do nothing;
