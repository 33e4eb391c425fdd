import NextLink from 'next/link'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string }

/** Prefetch is off: every page reads the database for one person, and tables hold many links. */
export function Link({ prefetch = false, ...rest }: Props) {
  return <NextLink prefetch={prefetch} {...rest} />
}
