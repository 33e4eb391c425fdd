import type { ReactNode } from 'react'
import { Icon } from './icon'
import type { IconName } from './icon-shapes'
import { Link } from './link'

type Props = {
  href: string
  icon: IconName
  children: ReactNode
  note?: ReactNode
  reason?: ReactNode
  danger?: boolean
}

/** A line of the aside's action list that leads to a page. */
export function ActionLink({ href, icon, children, note, reason, danger }: Props) {
  const inside = (
    <>
      <Icon name={reason ? 'lock' : icon} />
      <span>{children}</span>
      {reason || note ? <small>{reason ?? note}</small> : null}
    </>
  )
  return (
    <li>
      {reason ? (
        <button type="button" aria-disabled="true">
          {inside}
        </button>
      ) : (
        <Link href={href} className={danger ? 'dan' : undefined}>
          {inside}
        </Link>
      )}
    </li>
  )
}
