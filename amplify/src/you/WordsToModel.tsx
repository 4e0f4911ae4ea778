import { request } from '../connection/request';
import { WordsGoToModelDocument } from '../generated/operations';
import { useLoad } from '../shell/useLoad';

/** Says whether what the player writes or says may leave for a language model. */
export function WordsToModel() {
  const { data } = useLoad(loadWordsGoToModel);
  if (data === null) return null;
  return (
    <p>
      {data
        ? 'Words that the game does not understand by itself are sent to a language model.'
        : 'None of your words are sent to a language model.'}
    </p>
  );
}

async function loadWordsGoToModel(): Promise<boolean> {
  return (await request(WordsGoToModelDocument, {})).wordsGoToModel;
}
