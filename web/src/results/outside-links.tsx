interface OutsideLinksProps {
  readonly movie: {
    readonly title: string;
    readonly imdbUrl: string | null;
    readonly tmdbUrl: string | null;
  };
}

/** Links to the movie on other sites, which do not learn where the visitor came from. */
export function OutsideLinks({ movie: { title, imdbUrl, tmdbUrl } }: OutsideLinksProps) {
  const sites = [
    { name: 'IMDb', url: imdbUrl },
    { name: 'TMDB', url: tmdbUrl },
  ];
  return (
    <p className="outside">
      {sites.map(
        ({ name, url }) =>
          url !== null && (
            <a key={name} href={url} rel="noreferrer" target="_blank">
              {name}
              <span className="for-readers"> page of {title}, in a new tab</span>
            </a>
          ),
      )}
    </p>
  );
}
