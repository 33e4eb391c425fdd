import type { ReactNode } from 'react'
import type { FormError } from '@/lib/actions/form-state'
import { ErrorFacts } from './error-facts'
import { Icon } from './icon'

type Props = { title: ReactNode; error: Partial<FormError>; actions?: ReactNode }

/** What happened, by which rule, what to do, whom to ask, and the trace number. */
export function ErrorState({ title, error, actions }: Props) {
  return (
    <div className="empty empty--bad" role="alert">
      <Icon name="alert" className="bad" />
      <div>
        <h2>{title}</h2>
        {error.message ? <p className="t2">{error.message}</p> : null}
        <ErrorFacts error={error} />
        {actions ? <div className="row">{actions}</div> : null}
      </div>
    </div>
  )
}
