import { getTranslations } from 'next-intl/server'
import { getFormat } from '@/lib/i18n/get-format'
import type { StepAttempt } from '@/lib/provisioning/queries'

/** Every attempt of a step, whatever a later one did; a plain success needs no words. */
export async function AttemptList({ attempts, open }: { attempts: StepAttempt[]; open: boolean }) {
  const [t, f] = await Promise.all([getTranslations('provisioning'), getFormat()])
  const only = attempts[0]
  if (attempts.length === 1 && only?.outcome === 'done' && !only.undo) return null
  return (
    <ol className={open ? 'list small note note--bad' : 'list small t2'}>
      {attempts.map(({ id, undo, outcome, code, message, startedAt }, index) => (
        <li key={id}>
          {t(undo ? 'runs.drawer.attemptUndo' : 'runs.drawer.attempts', { n: index + 1 })}{' '}
          <span className="t3">{f.exact(startedAt)}</span>{' '}
          {outcome === 'done' ? t('stepStates.done') : t(`engine.${code ?? 'internal'}`)}
          {message && outcome !== 'done' ? <span className="sub mono">{message}</span> : null}
        </li>
      ))}
    </ol>
  )
}
