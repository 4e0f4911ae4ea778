/** The part of Storage that the app needs. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const memory = new Map<string, string>();

const inMemory: DeviceStorage = {
  getItem: (key) => memory.get(key) ?? null,
  setItem: (key, value) => void memory.set(key, value),
  removeItem: (key) => void memory.delete(key),
};

/** The device's storage, or memory where the browser denies it (private windows, full disk). */
export function deviceStorage(): DeviceStorage {
  try {
    localStorage.setItem('twentyq.probe', '');
    localStorage.removeItem('twentyq.probe');
    return localStorage;
  } catch {
    return inMemory;
  }
}
