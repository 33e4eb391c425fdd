import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { Spoken } from './spoken'

type Props = Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string }

/** Prefetch is off: every page reads the database for one person, and tables hold many links. */
export function Link({ prefetch = false, children, ...rest }: Props) {
  return (
    <NextLink prefetch={prefetch} {...rest}>
      <Spoken>{children}</Spoken>
    </NextLink>
  )
}
