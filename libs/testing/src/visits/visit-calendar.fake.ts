import type { StagedEffect, Visit, VisitBook, VisitPlan, VisitRules } from '@whatsapp-agent/contracts';

/** The visits of one customer, changed as the commit would change them. */
export class VisitCalendar implements VisitBook {
  rules: VisitRules = {
    opens: '09:00',
    closes: '19:00',
    days: [1, 2, 3, 4, 5, 6, 7],
    visitMinutes: 30,
    horizonDays: 90,
    reminderHour: 10,
  };
  taken: VisitPlan['taken'] = [];
  private readonly visits = new Map<string, Visit & { booked: boolean }>();

  async readPlan({ propertyId }: { propertyId?: string }): Promise<VisitPlan> {
    const all = [...this.visits.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
    return {
      rules: this.rules,
      visits: all.filter(({ booked }) => booked).map(({ booked: _booked, ...visit }) => visit),
      revision: this.visits.get(propertyId ?? '')?.revision ?? 0,
      taken: this.taken,
    };
  }

  apply(effects: StagedEffect[] = []): void {
    for (const effect of effects) {
      if (effect.type === 'visit.book') {
        const { propertyId, title, startsAt, revision } = effect.payload;
        this.visits.set(propertyId, { propertyId, title, startsAt, revision: revision + 1, booked: true });
      } else if (effect.type === 'visit.cancel') {
        const visit = this.visits.get(effect.payload.propertyId);
        if (visit) Object.assign(visit, { booked: false, revision: visit.revision + 1 });
      }
    }
  }
}
