import { type IconName, iconShapes } from './icon-shapes'

type Props = { name: IconName; small?: boolean; className?: string }

/** Always beside a word, except in the top bar and row menus, where the control carries a label. */
export function Icon({ name, small, className = '' }: Props) {
  return (
    <svg className={`i ${small ? 'i--sm' : ''} ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      {iconShapes[name]}
    </svg>
  )
}
