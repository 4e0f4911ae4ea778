import { microphoneProblem, missingForMicrophone } from './microphoneProblem';

/** The browser keeps the machine's own voice, which the phone plays, out of what is heard. */
const AUDIO = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** Opens the microphone; `needs` says whether this browser has what else is needed. Rejects with a Problem. */
export async function openMicrophone(needs: boolean): Promise<MediaStream> {
  const canRecord = needs && Boolean(navigator.mediaDevices?.getUserMedia);
  const missing = missingForMicrophone({ isSecureContext: window.isSecureContext, canRecord });
  if (missing) throw microphoneProblem(missing);
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: AUDIO });
  } catch (error) {
    throw microphoneProblem(error instanceof Error ? error.name : '');
  }
}

/** Gives the microphone back. */
export function closeMicrophone(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Calls back once when the microphone goes away by itself: unplugged, or taken by a call. Returns how to stop. */
export function watchMicrophone(stream: MediaStream, onLost: () => void): () => void {
  const [track] = stream.getAudioTracks();
  const { mediaDevices } = navigator;
  const look = async () => {
    const id = track?.getSettings().deviceId;
    const devices = await mediaDevices.enumerateDevices();
    if (id && !devices.some(({ deviceId }) => deviceId === id)) onLost();
  };
  const onChange = () => void look().catch(() => undefined);
  track?.addEventListener('ended', onLost);
  mediaDevices.addEventListener('devicechange', onChange);
  return () => {
    track?.removeEventListener('ended', onLost);
    mediaDevices.removeEventListener('devicechange', onChange);
  };
}
