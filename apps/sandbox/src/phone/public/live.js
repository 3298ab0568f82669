const POLL_MS = 2000;

/**
 * Calls `onChange({business, phone, what})` for every change the sandbox reports. Where Server-Sent Events do not
 * get through (a proxy that buffers), it calls `onChange({what: 'poll'})` every two seconds instead.
 */
export function listen(onChange, onState) {
  let timer;
  const poll = (on) => {
    clearInterval(timer);
    timer = on ? setInterval(() => onChange({ what: 'poll' }), POLL_MS) : undefined;
  };
  const source = new EventSource('/api/events');
  source.addEventListener('chat', (event) => onChange(JSON.parse(event.data)));
  source.addEventListener('open', () => {
    poll(false);
    onState(true);
    onChange({ what: 'poll' });
  });
  source.addEventListener('error', () => {
    poll(true);
    onState(false);
  });
}
