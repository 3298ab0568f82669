import type { WordingProblem } from '../../visit-time/parse-visit-time';

/** How a business takes visitors, ready to be said. */
export interface SaidHours {
  opens: string;
  closes: string;
  /** The last time a visit may begin. */
  last: string;
  /** Days of the week, in words; absent when it is every day. */
  days?: string;
}

/** Every sentence about visits, contacts and people, in one language. Bold is Markdown's. */
export interface VisitTexts {
  /** Begins a visit: asks for day and time, by name when it is known, and for the name when it is not. */
  askWhen(title: string, name: string | undefined): string;
  /** What is missing or unclear; `known` is what was understood, e.g. "3:00 PM". */
  incomplete(problem: { day?: WordingProblem; time?: WordingProblem }, known?: string): string;
  eitherHalf(hour: number): string;
  past(today: boolean): string;
  closed(hours: SaidHours): string;
  tooFar(days: number): string;
  noSuchTime: string;
  taken(free: string[]): string;
  booked(
    title: string,
    when: string,
    options: { name?: string; movedFrom?: string; reminder: boolean },
  ): string;
  already(title: string, when: string): string;
  cancelled(title: string, when: string): string;
  /** The customer gave up arranging a visit that was not booked yet. */
  dropped(title: string): string;
  noVisits: string;
  noVisitTo(title: string): string;
  whichVisit(visits: string[]): string;
  list(visits: string[]): string;
  visit(title: string, when: string): string;
  /** No property is in view: name one of the list. */
  chooseProperty: string;
  /** Nothing was searched yet. */
  searchFirst: string;
  unavailable: string;
  /** Another property is looked at while a visit is being arranged. */
  stillPending(title: string): string;
  reminder(title: string, when: string, name: string | undefined): string;
  metYou(name: string): string;
  /** After the name, when a visit still needs its time. */
  andWhen(title: string): string;
  /** Stands before the answer to something else. */
  askName: string;
  handedOver: string;
}
