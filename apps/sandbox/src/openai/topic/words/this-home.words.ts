import { phrase } from '../../text/phrase';

/** Words that point at one property. */
export const THIS = String.raw`(?:it|this|that|the (?:property|apartment|flat|villa|place|home|house|unit|building|one)|this one|that one|this (?:property|apartment|flat|villa|place|home|house|unit|building)|that (?:property|apartment|flat|villa|place|home|house|unit|building))`;

/** Points at one property, alone. */
export const THIS_HOME = phrase(THIS);
