import { type ButtonHTMLAttributes, type ReactNode, useId } from 'react'
import { Icon } from './icon'
import type { IconName } from './icon-shapes'
import { Link } from './link'

export type ButtonVariant = 'plain' | 'primary' | 'danger' | 'danger-solid' | 'quiet' | 'link'

type Look = {
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  icon?: IconName
  wide?: boolean
  /** Why this is not possible now. Stands beside the button in words; the button stays focusable. */
  reason?: ReactNode
  children?: ReactNode
  className?: string
}

const looks: Record<ButtonVariant, string> = {
  plain: 'btn',
  primary: 'btn btn--pri',
  danger: 'btn btn--dan',
  'danger-solid': 'btn btn--dan-solid',
  quiet: 'btn btn--quiet',
  link: 'link',
}

export function buttonClass({ variant = 'plain', size, wide, className = '' }: Look): string {
  return `${looks[variant]} ${size === 'small' ? 'btn--sm' : ''} ${wide ? 'btn--wide' : ''} ${className}`.trim()
}

type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement>

export function Button({ variant, size, icon, wide, reason, children, className, ...rest }: ButtonProps) {
  const id = useId()
  const button = (
    <button
      type="button"
      {...rest}
      {...(reason
        ? { 'aria-disabled': true, 'aria-describedby': id, onClick: undefined, type: 'button' }
        : {})}
      className={buttonClass({ variant, size, wide, className })}
    >
      {icon || reason ? <Icon name={reason ? 'lock' : (icon ?? 'lock')} /> : null}
      {children}
    </button>
  )
  return reason ? <WithReason id={id} reason={reason} control={button} /> : button
}

type LinkButtonProps = Look & { href: string; download?: boolean; 'aria-label'?: string; scroll?: boolean }

export function LinkButton({
  href,
  reason,
  children,
  icon,
  variant,
  size,
  wide,
  className,
  ...rest
}: LinkButtonProps) {
  if (reason) {
    return (
      <Button
        variant={variant}
        size={size}
        wide={wide}
        className={className}
        reason={reason}
        {...{ 'aria-label': rest['aria-label'] }}
      >
        {children}
      </Button>
    )
  }
  const classes = buttonClass({ variant, size, wide, className })
  const inside = (
    <>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </>
  )
  const { download, scroll, ...aria } = rest
  if (download) {
    return (
      <a href={href} download className={classes} {...aria}>
        {inside}
      </a>
    )
  }
  return (
    <Link href={href} scroll={scroll} className={classes} {...aria}>
      {inside}
    </Link>
  )
}

function WithReason({ id, reason, control }: { id: string; reason: ReactNode; control: ReactNode }) {
  return (
    <span className="reasoned">
      {control}
      <span className="reasoned__why" id={id}>
        {reason}
      </span>
    </span>
  )
}
