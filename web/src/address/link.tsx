import { forwardRef, type ComponentPropsWithoutRef, type MouseEvent } from 'react';
import { formatAddress, go, type Address } from './address.ts';

interface LinkProps extends Omit<ComponentPropsWithoutRef<'a'>, 'href'> {
  readonly to: Address;
}

/** A link within the page. Following it does not reload the page, unless it opens a new tab or window. */
export const Link = forwardRef<HTMLAnchorElement, LinkProps>(function Link({ to, onClick, ...rest }, ref) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const special = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || special) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} ref={ref} href={formatAddress(to)} onClick={follow} />;
});
