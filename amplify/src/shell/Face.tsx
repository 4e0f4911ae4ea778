export type Mood = 'asking' | 'listening' | 'thinking' | 'speaking' | 'sure' | 'stumped';

export interface FaceProps {
  readonly mood: Mood;
  /** How sure the machine is, from 0 to 1: so far its ring is filled. */
  readonly certainty?: number | undefined;
}

const MOUTHS: Record<Mood, string> = {
  asking: 'M22 34q5 4 10 0',
  listening: 'M24 35h6',
  thinking: 'M23 35q3 -2 7 0',
  speaking: 'M23 33q4 -2 8 0q-1 6 -4 6t-4 -6z',
  sure: 'M19 32q8 9 16 0z',
  stumped: 'M22 37q5 -5 10 0',
};

/** The Q of the name with a face. A picture: the words say the same. */
export function Face({ mood, certainty = 1 }: FaceProps) {
  return (
    <svg className="face" data-mood={mood} viewBox="0 0 64 64" aria-hidden="true">
      <circle className="face-track" cx="27" cy="27" r="20" />
      <circle
        className="face-ring"
        cx="27"
        cy="27"
        r="20"
        pathLength="100"
        strokeDasharray={`${certainty * 100} 100`}
      />
      <circle className="face-tail" cx="53" cy="53" r="6.5" />
      <g className="face-eyes">
        <ellipse cx="21" cy="24" rx="2.6" ry="3.8" />
        <ellipse cx="33" cy="24" rx="2.6" ry="3.8" />
      </g>
      <path className="face-mouth" d={MOUTHS[mood]} />
    </svg>
  );
}
