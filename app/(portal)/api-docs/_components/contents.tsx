import { getTranslations } from 'next-intl/server'
import { tags } from '@/lib/api/operation'
import type { ReferenceOperation } from '@/lib/api/reference'
import styles from './api-docs.module.css'
import { CallerChoice } from './caller-choice'

/** At the side: as whom to try, and where everything stands. */
export async function Contents({ operations }: { operations: ReferenceOperation[] }) {
  const t = await getTranslations('api.reference')
  const words = await getTranslations('api.tags')
  return (
    <aside className="aside">
      <div className="aside__in">
        <CallerChoice
          words={{
            caller: t('caller'),
            session: t('withSession'),
            token: t('withToken'),
            tokenHint: t('tokenHint'),
          }}
        />
        <hr />
        <nav aria-label={t('title')} className={styles.contents}>
          {tags.map((tag) => (
            <div key={tag}>
              <h2>{words(tag)}</h2>
              <ul>
                {operations
                  .filter((operation) => operation.tag === tag)
                  .map(({ id, method, summary }) => (
                    <li key={id}>
                      <a href={`#${id}`}>
                        <span className={styles.method}>{method}</span>
                        {summary}
                      </a>
                    </li>
                  ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
    </aside>
  )
}
