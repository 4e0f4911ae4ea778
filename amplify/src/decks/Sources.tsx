import type { ReactNode } from 'react';
import { request } from '../connection/request';
import { ANSWER_LABELS } from '../game/answers';
import { GameReviewDocument, type GameReviewQuery } from '../generated/deckOperations';
import { Cited } from './Cited';
import { DisputeForm } from './DisputeForm';
import './decks.css';

type Review = NonNullable<GameReviewQuery['gameReview']>;

/** A finished game beside the documents of its deck, as it is shown; null where they say nothing. Throws a Problem. */
export async function sources(gameId: string): Promise<ReactNode> {
  const { gameReview } = await request(GameReviewDocument, { gameId });
  return gameReview && <Sources review={gameReview} gameId={gameId} />;
}

function Sources({ review, gameId }: { review: Review; gameId: string }) {
  const differing = review.answers.filter(({ differs }) => differs);
  return (
    <>
      {differing.length > 0 && (
        <Answers id="sources-differ" title="Where your documents say otherwise" answers={differing} gameId={gameId} />
      )}
      {review.restedOn.length > 0 && (
        <Answers id="sources-rest" title="What the guess rested on" answers={review.restedOn} gameId={gameId} />
      )}
      {review.named && (
        <section aria-labelledby="sources-named">
          <h2 id="sources-named">Where {review.thing} is named</h2>
          <Cited citations={[review.named]} />
        </section>
      )}
    </>
  );
}

interface AnswersProps {
  readonly id: string;
  readonly title: string;
  readonly answers: Review['answers'];
  readonly gameId: string;
}

function Answers({ id, title, answers, gameId }: AnswersProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="facts">
        {answers.map(({ turn, question, said, text, citations }) => (
          <li key={turn}>
            <p>
              <b>{question}</b> You said: {ANSWER_LABELS[said].toLowerCase()}. {text}
            </p>
            <Cited citations={citations} />
            <DisputeForm gameId={gameId} turn={turn} question={question} />
          </li>
        ))}
      </ul>
    </section>
  );
}
