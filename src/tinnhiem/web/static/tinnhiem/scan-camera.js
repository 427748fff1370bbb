/* Taking pictures of ballots one by one: a sheet that lies still and sharp is taken by
 * itself, then the next one, without a click. Frames go to our own server, which says
 * where the sheet lies; nothing is kept in the browser, no picture outlives its sending. */
import { isMuted, mute, sound } from "./checkin-sounds.js";

const LONG = 1280; // pixels of a frame that is looked at
const PAUSE = 60; // milliseconds between two looks
const THUMB = [48, 36];
const STILL = 0.005; // of the frame's width: a corner that moves less lies still
const STILL_LOOKS = 2; // in a row
const MARGIN = 0.03; // of the frame's width: so much of a sheet's bare margin may lie outside
const ALIKE = 3; // of 255, mean change of the thumbnail: nothing moves in the picture
const OTHER = 12; // a change that only another sheet or a hand makes
const LEAST_DPI = 150;
const SHEET = [8.27, 11.69]; // inches, of A4
const REFUSED = { NotAllowedError: "not-allowed", NotReadableError: "in-use", AbortError: "in-use" };
const SENDS = 3; // of one picture, before people are told
const WAIT = 900; // milliseconds before a picture is sent again

const part = document.getElementById("camera");
const told = part.dataset;
const $ = (name) => part.querySelector(`[data-part=${name}]`);
const video = part.querySelector("video");
const drawn = part.querySelector("canvas");
const words = Object.fromEntries(
  [...part.querySelectorAll("[data-word]")].map((one) => [one.dataset.word, one.textContent]),
);
const small = document.createElement("canvas");
const thumb = document.createElement("canvas");
const large = document.createElement("canvas");
[thumb.width, thumb.height] = THUMB;

let stream = null;
let state = "off"; // off, look, taking, change
let before = null; // the last sight
let stillFor = 0;
let lastThumb = null;
let takenThumb = null;
let lock = null;
let isPhotoFiner = Boolean(window.ImageCapture); // until one was not

const fill = (text, values) =>
  Object.entries(values).reduce((all, [name, value]) => all.replace(`{${name}}`, value), text);

const say = (name, values = {}) => {
  const text = fill(words[name] ?? name, values);
  if ($("state").textContent !== text) $("state").textContent = text;
  part.dataset.state = state;
};

const send = (address, body) =>
  fetch(address, {
    method: "POST",
    body,
    headers: { "Content-Type": "application/octet-stream", "X-CSRFToken": told.csrf },
  });

const packed = (canvas, quality) =>
  new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));

const paint = (canvas, long) => {
  const scale = Math.min(1, long / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
};

/** A tiny grey picture, to see whether anything moved. */
const glance = () => {
  const pen = thumb.getContext("2d", { willReadFrequently: true });
  pen.drawImage(video, 0, 0, ...THUMB);
  const dots = pen.getImageData(0, 0, ...THUMB).data;
  return Uint8Array.from({ length: dots.length / 4 }, (_, at) => dots[4 * at + 1]);
};

const change = (one, other) =>
  one && other ? one.reduce((sum, dot, at) => sum + Math.abs(dot - other[at]), 0) / one.length : 255;

const shift = (one, other) =>
  Math.max(...one.outline.map(([x, y], at) => Math.hypot(x - other.outline[at][0], y - other.outline[at][1])));

const draw = (sight) => {
  const scale = video.clientWidth / (sight?.width || 1);
  drawn.width = video.clientWidth;
  drawn.height = video.clientHeight;
  const pen = drawn.getContext("2d");
  pen.clearRect(0, 0, drawn.width, drawn.height);
  if (!sight) return;
  const colours = getComputedStyle(part);
  const colour = colours.getPropertyValue(sight.sharp && state !== "change" ? "--seen" : "--unsure");
  pen.lineWidth = 4;
  pen.strokeStyle = pen.fillStyle = colour;
  for (const [x, y] of sight.marks) pen.fillRect(x * scale - 3, y * scale - 3, 6, 6);
  if (!sight.outline.length) return;
  pen.beginPath();
  sight.outline.forEach(([x, y]) => pen.lineTo(x * scale, y * scale));
  pen.closePath();
  pen.stroke();
};

const dpiOf = (sight) => (sight.dpi * video.videoWidth) / sight.width;

const canBeFine = (sight, byPhoto = isPhotoFiner) => dpiOf(sight) >= LEAST_DPI || byPhoto;

/** What to do when a sheet is seen too coarsely: another camera, another way round, nearer. */
const coarse = (sight) => {
  const sides = [video.videoWidth, video.videoHeight];
  const [short, long] = [Math.min(...sides), Math.max(...sides)];
  if (Math.min(short / SHEET[0], long / SHEET[1]) < LEAST_DPI) return "weak";
  const [top, , , foot] = sight.outline;
  const isLying = Math.abs(foot[0] - top[0]) > Math.abs(foot[1] - top[1]);
  return isLying === video.videoWidth > video.videoHeight ? "far" : "turn";
};

/** The whole picture: a frame where it is fine enough, else a photograph. */
const photograph = async (sight) => {
  if (!sight?.outline.length || canBeFine(sight, false) || !isPhotoFiner) {
    paint(large, Infinity);
    return packed(large, 0.92);
  }
  const camera = new ImageCapture(stream.getVideoTracks()[0]);
  return camera.takePhoto().catch(() => null);
};

const show = (answer) => {
  $("pages").textContent = answer.pages;
  $("sheets").textContent = answer.sheets;
  const line = document.createElement("li");
  line.className = answer.tone;
  line.textContent = answer.sentence;
  $("last").prepend(line);
  while ($("last").children.length > 6) $("last").lastChild.remove();
};

const keep = async (picture) => {
  for (let tries = 1; tries <= SENDS; tries += 1) {
    const answer = await send(told.take, picture).catch(() => null);
    if (answer?.ok) return answer.json();
    const refusal = await answer?.json().catch(() => null);
    if (refusal?.sentence) return { ...refusal, tone: "refused", stop: answer.status !== 409 };
    say("unsent", { n: tries });
    await new Promise((done) => setTimeout(done, WAIT));
  }
  return null;
};

const take = async (sight) => {
  if (state === "taking" || !stream) return;
  state = "taking";
  say("taking");
  takenThumb = glance();
  const picture = await photograph(sight);
  const answer = picture && (await keep(picture));
  if (!stream) return;
  if (!answer) {
    sound("refused");
    turnOff();
    say("lost");
    return;
  }
  // A camera whose photographs are no finer than its film has to come closer.
  if (answer.outcome === "rejected" && sight?.outline.length && !canBeFine(sight, false)) isPhotoFiner = false;
  sound(answer.tone);
  if ("pages" in answer) show(answer);
  state = "change";
  stillFor = 0;
  say(answer.kept ? "next" : "again", { why: answer.sentence });
  if (answer.stop) turnOff();
};

/** Whether all of a sheet lies in the frame, but for a strip of its bare margin. */
const isInside = ({ outline, width, height }) =>
  outline.length > 0 &&
  outline.every(
    ([x, y]) => Math.min(x, width - x) > -MARGIN * width && Math.min(y, height - y) > -MARGIN * width,
  );

const judge = (sight) => {
  const now = glance();
  const moved = change(now, lastThumb);
  const isWhole = isInside(sight);
  const isStill =
    isWhole && moved < ALIKE && before?.outline.length && shift(sight, before) < STILL * sight.width;
  stillFor = isStill ? stillFor + 1 : 0;
  lastThumb = now;
  before = sight;
  if (state === "change") {
    // The same sheet is never taken twice in a row: first it has to go.
    if (isWhole && change(now, takenThumb) < OTHER) return;
    state = "look";
    stillFor = 0;
  }
  if (!isWhole) say(sight.marks.length ? "part" : "place");
  else if (!canBeFine(sight)) {
    const size = `${video.videoWidth} × ${video.videoHeight}`;
    say(coarse(sight), { dpi: Math.round(dpiOf(sight)), size });
  }
  else if (!sight.sharp) say("blurred");
  else if (stillFor < STILL_LOOKS) say("hold");
  else take(sight);
};

const look = async () => {
  if (!stream) return;
  if (video.videoWidth && state !== "taking") {
    paint(small, LONG);
    const frame = await packed(small, 0.75);
    const answer = await send(told.look, frame).catch(() => null);
    if (!stream) return;
    if (answer?.ok) {
      const sight = await answer.json();
      draw(sight);
      if (state !== "taking") judge(sight);
    } else if (answer && answer.status !== 400) {
      const refusal = await answer.json().catch(() => null);
      turnOff();
      say(refusal?.sentence ?? "lost");
      return;
    } else say("away");
  }
  setTimeout(look, PAUSE);
};

const turnOff = () => {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  state = "off";
  video.srcObject = null;
  lock?.release?.().catch(() => null);
  draw(null);
  part.dataset.state = state;
  $("frame").hidden = true;
  $("now").hidden = true;
  $("on").textContent = words.on;
};

/** Let people say which camera, where there are several: a laptop has one of its own. */
const listCameras = async () => {
  const known = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const cameras = known.filter((one) => one.kind === "videoinput");
  const now = stream?.getVideoTracks()[0].getSettings().deviceId;
  $("which").replaceChildren(
    ...cameras.map((one) => new Option(one.label, one.deviceId, false, one.deviceId === now)),
  );
  $("cameras").hidden = cameras.length < 2;
};

const turnOn = async (chosen) => {
  const wanted = {
    audio: false,
    video: {
      ...(chosen ? { deviceId: { exact: chosen } } : { facingMode: "environment" }),
      // A sheet is nearer to 4:3 than to 16:9, and nothing of it may be cut off: a browser
      // that is asked for one size cuts every other one down to it.
      width: { ideal: 3840 },
      height: { ideal: 2880 },
      resizeMode: { ideal: "none" },
    },
  };
  try {
    stream = await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    say(REFUSED[error.name] ?? "no-camera");
    return;
  }
  stream.getVideoTracks()[0].addEventListener("ended", () => {
    turnOff();
    say("unplugged");
  });
  $("frame").hidden = false;
  $("now").hidden = false;
  $("on").textContent = words.off;
  video.srcObject = stream;
  await video.play();
  lock = await navigator.wakeLock?.request("screen").catch(() => null);
  state = "look";
  [before, stillFor, lastThumb, takenThumb] = [null, 0, null, null];
  isPhotoFiner = Boolean(window.ImageCapture);
  say("place");
  listCameras();
  look();
};

if (navigator.mediaDevices?.getUserMedia) {
  $("on").hidden = false;
  $("on").addEventListener("click", () => {
    if (stream) {
      turnOff();
      say("stopped");
    } else turnOn();
  });
  $("which").addEventListener("change", (event) => {
    turnOff();
    turnOn(event.target.value);
  });
  $("now").addEventListener("click", () => take(before));
  $("quiet").checked = isMuted();
  $("quiet").addEventListener("change", () => mute($("quiet").checked));
  document.addEventListener("keydown", (event) => {
    const isTyped = event.target.closest?.("input, textarea, select, button, a, summary");
    if (isTyped || event.ctrlKey || event.altKey || event.metaKey || !stream) return;
    if (event.key === " ") {
      event.preventDefault();
      take(before);
    }
    if (event.key === "Escape") {
      turnOff();
      say("stopped");
    }
  });
  window.addEventListener("pagehide", turnOff);
} else {
  say(window.isSecureContext ? "no-camera" : "insecure");
  const secure = document.getElementById("secure");
  if (secure) secure.hidden = window.isSecureContext;
}
