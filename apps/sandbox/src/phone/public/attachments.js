import { el } from './dom.js';
import { icon } from './icons.js';

/** Longest recording, in ms, so that nobody forgets a microphone. */
const LONGEST_RECORDING_MS = 60_000;

/** A file as WhatsApp's network takes it from a phone: its bytes in base64, which the sandbox puts on its shelf. */
export async function mediaMessage(kind, file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  const media = {
    data: btoa(text),
    mime_type: file.type.split(';')[0],
    ...(kind === 'audio' ? { voice: true } : {}),
  };
  return { type: kind, [kind]: media };
}

/** A voice note without sound that carries its words in writing, for a model that cannot hear. */
export function spokenNote(words) {
  return new Blob([`OggS\u0000SPOKEN=${words}\u0000`], { type: 'audio/ogg' });
}

/** A line of the menu that opens the file picker. */
export function fileChoice(iconName, label, accept, onFile) {
  const input = el('input', {
    type: 'file',
    accept,
    class: 'visually-hidden',
    tabindex: '-1',
    'aria-label': label,
  });
  input.addEventListener('change', () => {
    const [file] = input.files;
    input.value = '';
    if (file) onFile(file);
  });
  return el('button', { type: 'button', onclick: () => input.click() }, icon(iconName), label, input);
}

/** A line of the menu that records a voice note: the first click starts, the second sends. */
export function recordChoice(onFile, onProblem) {
  const label = el('span', {}, 'Record a voice note');
  let recorder;
  const start = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const chunks = [];
    recorder = new MediaRecorder(stream);
    recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
    recorder.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop();
      const type = recorder.mimeType;
      recorder = undefined;
      label.textContent = 'Record a voice note';
      onFile(new Blob(chunks, { type }));
    });
    recorder.start();
    label.textContent = 'Stop and send';
    setTimeout(() => recorder?.stop(), LONGEST_RECORDING_MS);
  };
  const toggle = () => {
    if (recorder) return recorder.stop();
    return start().catch(() => onProblem('The browser gave no microphone; choose a sound file instead.'));
  };
  return el('button', { type: 'button', onclick: () => void toggle() }, icon('mic'), label);
}
