/* Reading cards by the camera: the browser's own reader where it has one for QR codes,
 * else jsQR, which is loaded when the camera is first turned on. No picture is kept. */
const EVERY = 120; // milliseconds between two looks
const SAME_FOR = 2500; // a card that stays before the camera is read once

let stream = null;

const ownReader = async () => {
  if (!("BarcodeDetector" in window)) return null;
  const kinds = await BarcodeDetector.getSupportedFormats().catch(() => []);
  if (!kinds.includes("qr_code")) return null;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null;
};

const loaded = (address) =>
  new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

const libraryReader = async (address) => {
  if (!window.jsQR) await loaded(address);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (picture) => {
    const scale = Math.min(1, 640 / picture.videoWidth);
    canvas.width = picture.videoWidth * scale;
    canvas.height = picture.videoHeight * scale;
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const seen = pen.getImageData(0, 0, canvas.width, canvas.height);
    const found = window.jsQR(seen.data, seen.width, seen.height, {
      inversionAttempts: "dontInvert",
    });
    return found?.data || null;
  };
};

export const isOn = () => stream !== null;

export const turnOff = (picture) => {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  picture.srcObject = null;
};

/** Turn the camera on; `told` gets the text of every card, once while it stays. */
export const turnOn = async (picture, { library, told }) => {
  const wanted = { video: { facingMode: "environment", width: { ideal: 1280 } } };
  stream = await navigator.mediaDevices.getUserMedia(wanted);
  picture.srcObject = stream;
  await picture.play();
  const read = (await ownReader()) ?? (await libraryReader(library));
  let last = null;
  let seenAt = 0;
  const look = async () => {
    if (!stream) return;
    const text = picture.videoWidth ? await read(picture).catch(() => null) : null;
    const now = Date.now();
    if (text && (text !== last || now - seenAt > SAME_FOR)) told(text);
    if (text) [last, seenAt] = [text, now];
    setTimeout(look, EVERY);
  };
  look();
};
