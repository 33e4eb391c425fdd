import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/note'
import { getFormat } from '@/lib/i18n/get-format'
import type { StepAttempt } from '@/lib/provisioning/queries'

/** Every attempt of a step, whatever a later one did; a plain success needs no words. */
export async function AttemptList({ attempts, open }: { attempts: StepAttempt[]; open: boolean }) {
  const [t, f] = await Promise.all([getTranslations('provisioning'), getFormat()])
  const only = attempts[0]
  if (attempts.length === 1 && only?.outcome === 'done' && !only.undo) return null
  const list = (
    <ol className="stack-2">
      {attempts.map(({ id, undo, outcome, code, message, startedAt }, index) => (
        <li key={id}>
          <b>{t(undo ? 'runs.drawer.attemptUndo' : 'runs.drawer.attempts', { n: index + 1 })}</b>{' '}
          {outcome === 'done' ? t('stepStates.done') : t(`engine.${code ?? 'internal'}`)}{' '}
          <span className="t3 nowrap">{f.exact(startedAt)}</span>
          {message && outcome !== 'done' ? (
            <code className="mono small block" lang="en">
              {message}
            </code>
          ) : null}
        </li>
      ))}
    </ol>
  )
  return open ? <Note tone="bad">{list}</Note> : <div className="small t2">{list}</div>
}
