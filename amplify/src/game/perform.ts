import { request } from '../connection/request';
import {
  AbandonGameDocument,
  AnswerAloudDocument,
  AnswerInWordsDocument,
  AnswerQuestionDocument,
  ExtraQuestionsDocument,
  KeepPlayingDocument,
  RevealThingAloudDocument,
  RevealThingDocument,
  StartGameDocument,
  UndoAnswerDocument,
} from '../generated/operations';
import { audioInput } from '../voice/audioInput';
import type { Command } from './command';
import type { GameUpdate } from './types';

/** Sends a command as its mutation. */
export async function perform(command: Command): Promise<GameUpdate> {
  switch (command.kind) {
    case 'start': {
      const { deckId, clientRequestId } = command;
      return (await request(StartGameDocument, { input: { deckId, clientRequestId } })).startGame;
    }
    case 'answer': {
      const { gameId, turn, answer } = command;
      return (await request(AnswerQuestionDocument, { input: { gameId, turn, answer } })).answerQuestion;
    }
    case 'words': {
      const { gameId, turn, text } = command;
      return (await request(AnswerInWordsDocument, { input: { gameId, turn, text } })).answerInWords;
    }
    case 'aloud': {
      const { gameId, turn, sound } = command;
      const audio = await audioInput(gameId, sound);
      return (await request(AnswerAloudDocument, { input: { gameId, turn, audio } })).answerAloud;
    }
    case 'undo': {
      const { gameId, turn } = command;
      return (await request(UndoAnswerDocument, { input: { gameId, turn } })).undoAnswer;
    }
    case 'abandon':
      return (await request(AbandonGameDocument, { input: { gameId: command.gameId } })).abandonGame;
    case 'keepPlaying':
      return (await request(KeepPlayingDocument, { input: { gameId: command.gameId } })).keepPlaying;
    case 'extraQuestions':
      return (await request(ExtraQuestionsDocument, { input: { gameId: command.gameId } })).extraQuestions;
    case 'revealAloud': {
      const { gameId, sound } = command;
      const audio = await audioInput(gameId, sound);
      return (await request(RevealThingAloudDocument, { input: { gameId, audio } })).revealThingAloud;
    }
    case 'reveal': {
      const { gameId, thing } = command;
      return (await request(RevealThingDocument, { input: { gameId, thing } })).revealThing;
    }
  }
}
