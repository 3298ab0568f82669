import type { AcceptanceCase } from '../acceptance-case';
import { asksFor } from '../checks/asked.checks';
import { calls, callsNone } from '../checks/called.checks';
import { neverSays, says } from '../checks/said.checks';
import { isAnsweredBy, isCalled } from '../checks/state.checks';
import { ONE_ACTIVE, TEN_SHOWN } from '../situations';

const named = (id: string, name: string, ...wordings: string[]): AcceptanceCase => ({
  id,
  then: `the customer is ${name} from now on`,
  given: ['Hi'],
  says: wordings,
  checks: [calls('save_contact'), isCalled(name)],
});

/** Names and what is remembered of customers. */
export const NAME_CASES: readonly AcceptanceCase[] = [
  {
    id: 'T109',
    then: 'the stored name is told',
    given: ['my name is Peter', ...ONE_ACTIVE],
    says: ['what is my name', "what's my name?", 'do you remember my name', 'mera naam kya hai'],
    checks: [says(/Peter/)],
  },
  named('T153', 'John', 'My name is John', 'my name is john', 'call me John', 'the name is John'),
  named('T154', 'Sarah Johnson', "I'm Sarah Johnson", 'I am Sarah Johnson', 'this is Sarah Johnson'),
  named('T156', 'Alex', "It's Alex", 'Its Alex', 'Alex here, my name is Alex'),
  {
    id: 'T160',
    then: 'the name is never asked, and used',
    says: ['Hi', 'hello there', 'good evening'],
    profileName: 'Fatima',
    checks: [says(/Fatima/), neverSays(/your name/i), asksFor('transaction')],
  },
  {
    id: 'name and wish',
    then: 'both are understood: the name is kept and the wish is searched',
    says: [
      'Hi, my name is Omar and I want to rent a 2 bedroom apartment in Dubai Marina',
      'this is Omar, looking for a 2br flat to rent in dubai marina',
    ],
    checks: [calls('save_contact'), calls('search_properties'), isCalled('Omar')],
  },
  {
    id: 'correction',
    then: 'the newer name counts',
    given: ['my name is Jon'],
    says: ['sorry, my name is John', 'actually call me John'],
    checks: [isCalled('John')],
  },
  {
    id: 'human',
    then: 'a person takes over',
    given: TEN_SHOWN,
    says: [
      'can I speak with one of your brokers please',
      'i want to deal with a real person not a bot',
      'please have someone call me',
      'kisi insaan se baat karni hai',
    ],
    checks: [calls('request_human'), isAnsweredBy('human')],
  },
  {
    id: 'bot',
    then: 'it says what it is',
    says: ['are you a bot?', 'am I talking to a human?', 'who are you'],
    checks: [callsNone(), says(/demo|model|assistant|نموذج/i)],
  },
];
