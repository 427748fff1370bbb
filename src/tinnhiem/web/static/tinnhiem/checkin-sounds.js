/* Three sounds, made here: rising for good, twice the same for notice, low for refused.
 * The last one is written at the page, so that a test can hear it. */
const TONES = {
  good: [[880, 0, 0.09], [1320, 0.1, 0.14]],
  notice: [[660, 0, 0.12], [660, 0.18, 0.12]],
  refused: [[196, 0, 0.45]],
};
const MUTED = "tinnhiem-muted";
let context = null;

export const isMuted = () => localStorage.getItem(MUTED) === "1";

export const mute = (muted) => localStorage.setItem(MUTED, muted ? "1" : "0");

export const sound = (tone) => {
  if (isMuted() || !TONES[tone] || !window.AudioContext) return;
  document.documentElement.dataset.sounded = tone;
  context ??= new AudioContext();
  context.resume();
  for (const [pitch, after, lasting] of TONES[tone]) {
    const voice = context.createOscillator();
    const loudness = context.createGain();
    const begins = context.currentTime + after;
    voice.type = tone === "refused" ? "square" : "sine";
    voice.frequency.value = pitch;
    loudness.gain.setValueAtTime(0.18, begins);
    loudness.gain.exponentialRampToValueAtTime(0.001, begins + lasting);
    voice.connect(loudness).connect(context.destination);
    voice.start(begins);
    voice.stop(begins + lasting);
  }
};
