import { api } from './api.js';

const AGAIN_MS = 1000;

/** Shows what the sandbox is doing until it is ready, then what answers here; `onReady` runs once. */
export function watchHealth(onReady) {
  const notice = document.getElementById('notice');
  const look = async () => {
    const health = await api.health().catch(() => undefined);
    if (health?.status === 'ready') {
      notice.textContent = noticeOf(health);
      notice.hidden = notice.textContent === '';
      onReady();
      return;
    }
    notice.textContent = health ? 'The sandbox is starting…' : 'The sandbox does not answer.';
    notice.hidden = false;
    setTimeout(() => void look(), AGAIN_MS);
  };
  void look();
}

function noticeOf(health) {
  if (!health.parts.openai) return '';
  return 'Demo model: answers come from a rule-based model inside this sandbox, not from a language model. Set OPENAI_API_KEY (and restart) for real ones.';
}
