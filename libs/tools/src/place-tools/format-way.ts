import type { PlaceTexts } from '../texts/places/place-texts';

/** `640 m` below a kilometre, `2.3 km` below ten, `35 km` beyond. */
export function formatDistance(metres: number, texts: PlaceTexts): string {
  if (metres < 995) return texts.metres(String(Math.max(10, Math.round(metres / 10) * 10)));
  const kilometres = metres / 1000;
  return texts.kilometres(
    kilometres < 9.95 ? kilometres.toFixed(1).replace(/\.0$/, '') : kilometres.toFixed(0),
  );
}

/** `25 min`, `1 h 10 min`; never less than a minute. */
export function formatDuration(seconds: number, texts: PlaceTexts): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return texts.minutes(minutes);
  const rest = minutes % 60;
  return [texts.hours(Math.floor(minutes / 60)), ...(rest === 0 ? [] : [texts.minutes(rest)])].join(' ');
}
