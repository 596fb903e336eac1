import { go, type Address } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { withMovie, type Question } from '../address/question.ts';
import { usePickedTitle } from './picked-title.ts';
import './taste-chips.css';

/** The liked and disliked movies. Each can be switched to the other kind, or removed. */
export function TasteChips({ question }: { readonly question: Question }) {
  const { likes, dislikes } = question;
  if (likes.length + dislikes.length === 0) return null;
  return (
    <ul className="taste" aria-label="Films you like and dislike">
      {likes.map((id) => (
        <Chip key={id} id={id} isLiked question={question} />
      ))}
      {dislikes.map((id) => (
        <Chip key={id} id={id} isLiked={false} question={question} />
      ))}
    </ul>
  );
}

interface ChipProps {
  readonly id: number;
  readonly isLiked: boolean;
  readonly question: Question;
}

function Chip({ id, isLiked, question }: ChipProps) {
  const title = usePickedTitle(id);
  const show = (as: 'liked' | 'disliked' | 'neither') => {
    go({ movieId: null, question: withMovie(question, id, as) });
  };
  const movie: Address = { movieId: id, question };
  return (
    <li className="chip" data-liked={isLiked}>
      <button
        type="button"
        className="chip-turn"
        aria-label={`${title}: ${isLiked ? 'liked; dislike it instead' : 'disliked; like it instead'}`}
        title={isLiked ? 'Dislike it instead' : 'Like it instead'}
        onClick={() => {
          show(isLiked ? 'disliked' : 'liked');
        }}
      >
        {isLiked ? '+' : '−'}
      </button>
      <Link to={movie}>{title}</Link>
      <button
        type="button"
        aria-label={`Remove ${title}`}
        title="Remove"
        onClick={() => {
          show('neither');
        }}
      >
        ×
      </button>
    </li>
  );
}
