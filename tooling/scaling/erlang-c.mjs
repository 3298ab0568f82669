/** Mean wait of an M/M/c queue, in seconds (Erlang C). */
export function meanWait({ arrivalsPerSecond, serviceSeconds, servers }) {
  const load = arrivalsPerSecond * serviceSeconds;
  let blocked = 1;
  for (let server = 1; server <= servers; server += 1) blocked = (load * blocked) / (server + load * blocked);
  const waits = blocked / (1 - (load / servers) * (1 - blocked));
  return (waits * serviceSeconds) / (servers - load);
}
