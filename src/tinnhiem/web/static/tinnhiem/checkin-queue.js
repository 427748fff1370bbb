/* Scans that wait for the server, kept in this browser alone (IndexedDB).
 *
 * Only what was scanned, its mode and its time: a number of the roster or the token of a
 * card, never a name. They survive closing the page and turning the phone off. */
const STORE = "scans";

const settled = (asked) =>
  new Promise((done, failed) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });

const opened = () => {
  const asked = indexedDB.open("tinnhiem-check-in", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
  return settled(asked);
};

const using = async (way, deed) => {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, way, { durability: "strict" });
    const found = await settled(deed(transaction.objectStore(STORE)));
    if (way === "readwrite")
      await new Promise((done, failed) => {
        transaction.oncomplete = done;
        transaction.onabort = transaction.onerror = () => failed(transaction.error);
      });
    return found;
  } finally {
    database.close();
  }
};

/** Return the scans of one campaign that wait, the earliest first. */
export const waiting = async (campaign) => {
  const all = await using("readonly", (store) => store.getAll());
  return all.filter((one) => one.campaign === campaign).sort((a, b) => a.at - b.at);
};

/** Keep a scan; resolves when it is on the disk. */
export const keep = (scan) => using("readwrite", (store) => store.put(scan));

/** Forget a scan that the server has answered. */
export const forget = (key) => using("readwrite", (store) => store.delete(key));
