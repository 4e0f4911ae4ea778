import { request } from '../connection/request';
import { WhatLeavesDocument } from '../generated/operations';
import { useLoad } from '../shell/useLoad';

/** Says whether what the player writes or says may leave for a language model or for Amazon Transcribe. */
export function WhatLeaves() {
  const { data } = useLoad(loadWhatLeaves);
  if (data === null) return null;
  return (
    <>
      <p>
        {data.wordsGoToModel
          ? 'Words that the game does not understand by itself are sent to a language model.'
          : 'None of your words are sent to a language model.'}
      </p>
      <p>
        {data.recordingsGoToTranscribe
          ? 'Recordings that the game cannot make out by itself are sent to Amazon Transcribe.'
          : 'None of your recordings are sent to another service.'}
      </p>
    </>
  );
}

async function loadWhatLeaves() {
  return request(WhatLeavesDocument, {});
}
