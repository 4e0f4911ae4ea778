import { useCallback, useState } from 'react';
import { SpeakerButton } from '../voice/SpeakerButton';
import { speakerSetting } from '../voice/speakerSetting';
import { TalkButton } from '../voice/TalkButton';
import { useSpoken } from '../voice/useSpoken';
import { useTalk } from '../voice/useTalk';
import type { GameState } from './gameState';
import { Note } from './Note';
import type { Turn } from './types';

export interface VoiceBarProps {
  readonly play: Pick<GameState, 'reply' | 'heard'>;
  readonly turn: Turn;
  readonly busy: boolean;
  readonly onSound: (data: string) => void;
  readonly onUndo: () => void;
}

/** What was heard, the speaker and the microphone. */
export function VoiceBar({ play, turn, busy, onSound, onUndo }: VoiceBarProps) {
  const [speaking, setSpeaking] = useState(() => speakerSetting.get() ?? false);
  const choose = useCallback((on: boolean) => {
    speakerSetting.set(on);
    setSpeaking(on);
  }, []);
  const talk = useTalk(onSound);
  const { audio, hush } = useSpoken(speaking && !talk.recording, play.reply, turn);
  function onTalk() {
    hush();
    if (speakerSetting.get() === null) choose(true);
  }
  return (
    <div className="voice">
      {talk.problem ? (
        <p className="note" role="alert">
          {talk.problem.message}
        </p>
      ) : (
        <Note reply={play.reply} heard={play.heard} question={turn.text} busy={busy} onUndo={onUndo} />
      )}
      <SpeakerButton on={speaking} onChange={choose} />
      <TalkButton talk={talk} busy={busy} onTalk={onTalk} />
      {/* biome-ignore lint/a11y/useMediaCaption: the question stands on the screen in words */}
      <audio ref={audio} preload="auto" />
    </div>
  );
}
