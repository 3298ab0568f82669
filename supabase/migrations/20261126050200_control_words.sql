-- The same wishes in more of the words customers use: other spellings, Hindi and Arabic in Latin letters.

insert into public.control_words (word, action) values
  ('stop all', 'opt_out'), ('please stop', 'opt_out'), ('remove me', 'opt_out'), ('don''t message me', 'opt_out'),
  ('do not message me', 'opt_out'), ('stop messaging me', 'opt_out'), ('optout', 'opt_out'),
  ('توقفوا', 'opt_out'), ('اوقف الرسائل', 'opt_out'), ('أوقف الرسائل', 'opt_out'), ('لا ترسل لي', 'opt_out'),
  ('मैसेज बंद करो', 'opt_out'), ('संदेश बंद करें', 'opt_out'),
  ('band karo', 'opt_out'), ('message band karo', 'opt_out'), ('msg mat bhejo', 'opt_out'), ('message mat bhejo', 'opt_out'),
  ('wa2ef', 'opt_out'), ('waqef', 'opt_out'), ('la tersel', 'opt_out'),
  ('optin', 'opt_in'), ('resubscribe', 'opt_in'), ('ابدأ الرسائل', 'opt_in'), ('اشترك', 'opt_in'),
  ('शुरू करो', 'opt_in'), ('shuru karo', 'opt_in'), ('ebda2', 'opt_in'),
  ('human please', 'takeover'), ('real human', 'takeover'), ('talk to human', 'takeover'), ('talk to agent', 'takeover'),
  ('speak to a person', 'takeover'), ('speak to someone', 'takeover'), ('customer service', 'takeover'),
  ('شخص حقيقي', 'takeover'), ('أريد التحدث مع موظف', 'takeover'), ('اريد موظف', 'takeover'), ('أريد موظف', 'takeover'),
  ('इंसान से बात करनी है', 'takeover'), ('एजेंट से बात करनी है', 'takeover'), ('किसी से बात करनी है', 'takeover'),
  ('insaan se baat karni hai', 'takeover'), ('agent se baat karni hai', 'takeover'), ('kisi se baat karni hai', 'takeover'),
  ('biddi a7ki ma3 shakhs', 'takeover'), ('abi muwazzaf', 'takeover')
on conflict do nothing;
