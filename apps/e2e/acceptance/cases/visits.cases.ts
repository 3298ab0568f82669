import type { AcceptanceCase } from '../acceptance-case';
import { asksFor } from '../checks/asked.checks';
import { calls, callsNone } from '../checks/called.checks';
import { says } from '../checks/said.checks';
import { looksAt, showsNothing, tellsAboutActive } from '../checks/shown.checks';
import { slots } from '../checks/state.checks';
import { isBookedFor, nothingBooked } from '../checks/visit.checks';
import { comingDate, comingDay, dubaiDay } from '../dubai-time';
import { awaitingTime, booked, ONE_ACTIVE, TEN_SHOWN } from '../situations';

const refuses = (id: string, then: string, ...wordings: string[]): AcceptanceCase => ({
  id,
  then,
  given: awaitingTime(),
  says: wordings,
  checks: [nothingBooked, asksFor('date')],
});
const books = (id: string, then: string, when: () => string, ...wordings: string[]): AcceptanceCase => ({
  id,
  then,
  given: awaitingTime(),
  says: wordings,
  checks: [calls('schedule_visit'), isBookedFor(when)],
});

/** Visits: day and time, in Dubai's time. */
export const VISIT_CASES: readonly AcceptanceCase[] = [
  {
    id: 'T042',
    then: 'scheduling is explained or begun: a property has to be chosen first',
    says: [
      'how can i schedule visit bro?',
      'how do i book a viewing',
      'i want to visit a property',
      'can I come and see one?',
    ],
    checks: [calls('schedule_visit'), says(/property/i), asksFor('transaction'), showsNothing],
  },
  {
    id: 'T193 visit',
    then: 'a visit to the property just named is arranged',
    given: ['what is the cheapest property to buy'],
    says: ['book visit', 'i want to see it', 'schedule a viewing'],
    checks: [calls('schedule_visit'), tellsAboutActive, asksFor('date')],
  },
  {
    id: 'T133',
    then: 'day and exact time are asked, the customer is called by name',
    given: TEN_SHOWN,
    says: [{ press: 'Schedule Visit', card: 1 }],
    profileName: 'Mariam',
    checks: [asksFor('date', 'time'), says(/Mariam/), nothingBooked],
  },
  books(
    'T134',
    'the next day at 15:00',
    () => `${dubaiDay(1)} 15:00`,
    'Tomorrow at 3 PM',
    'tmrw 3pm',
    '3 pm tomorrow please',
    'tomorrow, 15:00',
    'غدا الساعة 3 مساء',
    'कल दोपहर 3 बजे',
  ),
  books(
    'T135',
    'that Friday at 10:00',
    () => `${comingDay(5)} 10:00`,
    'next Friday 10am',
    'friday at 10 am',
    'on Friday, 10:00',
    'Fri 10am works for me',
  ),
  refuses('T137', 'refused: the day is missing', '3pm', 'at 3', 'around 4 pm'),
  refuses('T138', 'refused: too vague', 'tomorrow morning', 'some time tomorrow', 'tomorrow afternoon maybe'),
  refuses('T139', 'refused politely', 'blah blah', 'asdf', 'whenever'),
  books(
    'T140',
    'that date at 11:00, in the future',
    () => `${comingDate(12, 20)} 11:00`,
    'December 20th at 11 AM',
    '20 Dec 11am',
    '20th of December, 11:00',
    'dec 20 @ 11 am',
  ),
  {
    id: 'T142',
    then: 'another time is asked, never silently tomorrow',
    given: awaitingTime(),
    says: ['today at 12:05 am', 'today 00:10', 'yesterday at 3pm'],
    checks: [nothingBooked],
  },
  {
    id: 'T144',
    then: 'the name is kept, the day is asked',
    given: awaitingTime(),
    says: ['My name is John', "I'm John", 'John here'],
    checks: [asksFor('date'), nothingBooked, says(/John/)],
  },
  {
    id: 'T147',
    then: 'a property has to be chosen',
    given: TEN_SHOWN,
    says: ['book visit', 'i want to schedule a viewing', 'can we visit', 'أريد حجز زيارة'],
    checks: [calls('schedule_visit'), asksFor('property'), nothingBooked],
  },
  {
    id: 'T148',
    then: 'a search has to come first',
    says: ['schedule a visit', 'book a viewing please', 'visit karna hai'],
    checks: [calls('schedule_visit'), asksFor('transaction'), nothingBooked, showsNothing],
  },
  {
    id: 'T149',
    then: 'nobody wants a visit',
    given: ONE_ACTIVE,
    says: [
      'tell me about visiting Dubai',
      'I visited last week',
      'if I visit',
      'my parents are visiting Dubai next month',
    ],
    checks: [callsNone('schedule_visit'), nothingBooked],
  },
  {
    id: 'T150',
    then: 'nobody wants a visit',
    given: TEN_SHOWN,
    says: ['show me apartments', 'apartments in JLT'],
    checks: [callsNone('schedule_visit')],
  },
  {
    id: 'T151',
    then: 'details of the other property, and it is said what becomes of the visit',
    given: awaitingTime(),
    says: [{ press: 'Know More', card: 3 }],
    checks: [nothingBooked, looksAt(3), says(/visit/i)],
  },
  {
    id: 'by number and time',
    then: 'everything in one message is one booking',
    given: TEN_SHOWN,
    says: [
      'book a visit to property 2 tomorrow at 4 pm',
      'can I see the third one tomorrow at 4pm?',
      'schedule viewing of #4 for tomorrow 4 pm',
    ],
    checks: [calls('schedule_visit'), isBookedFor(() => `${dubaiDay(1)} 16:00`)],
  },
  {
    id: 'change of subject',
    then: 'the flow is left: a search is a search',
    given: awaitingTime(),
    says: [
      'actually show me villas in Mirdif instead',
      'show me apartments in JLT',
      'what about Business Bay?',
    ],
    checks: [calls('search_properties'), nothingBooked, slots({ transaction: 'rent' })],
  },
  {
    id: 'reschedule',
    then: 'the visit is moved',
    given: booked('apartments to rent in JLT'),
    says: [
      'reschedule my visit to tomorrow at 5 pm',
      'can we move the visit to 5pm tomorrow',
      'change my appointment to tomorrow 5 pm',
      'postpone the viewing to tomorrow 5pm',
    ],
    checks: [calls('reschedule_visit'), isBookedFor(() => `${dubaiDay(1)} 17:00`)],
  },
  {
    id: 'cancel',
    then: 'the visit is cancelled',
    given: booked('apartments to rent in Business Bay'),
    says: [
      'cancel my visit',
      'please cancel the viewing',
      "I can't make it, cancel the appointment",
      'إلغاء الزيارة',
      'visit cancel kar do',
    ],
    checks: [calls('cancel_visit'), nothingBooked],
  },
  {
    id: 'when is my visit',
    then: 'the booked visit is told',
    given: booked('apartments to rent in Downtown Dubai'),
    says: ['when is my visit?', 'do I have any visit booked?', 'what time is my appointment'],
    checks: [isBookedFor(() => `${dubaiDay(1)} 15:00`), says(/3(?::00)? ?PM|15:00/i)],
  },
];
