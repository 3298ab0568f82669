import { placeTextsIn } from '../texts/places/place-texts-in';
import { formatDistance, formatDuration } from './format-way';

const EN = placeTextsIn('en');

describe(formatDistance, () => {
  it.each([
    [0, '10 m'],
    [3, '10 m'],
    [644, '640 m'],
    [994, '990 m'],
    [995, '1 km'],
    [1_049, '1 km'],
    [2_349, '2.3 km'],
    [9_949, '9.9 km'],
    [9_951, '10 km'],
    [34_600, '35 km'],
  ])('writes %i m as %s', (metres, text) => {
    expect(formatDistance(metres, EN)).toBe(text);
  });
});

describe(formatDuration, () => {
  it.each([
    [0, '1 min'],
    [89, '1 min'],
    [1_500, '25 min'],
    [3_570, '1 h'],
    [4_200, '1 h 10 min'],
    [7_200, '2 h'],
  ])('writes %i s as %s', (seconds, text) => {
    expect(formatDuration(seconds, EN)).toBe(text);
  });
});
