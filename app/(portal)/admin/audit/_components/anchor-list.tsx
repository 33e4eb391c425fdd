import { getTranslations } from 'next-intl/server'
import { KeyValues } from '@/components/ui/key-values'
import { Section } from '@/components/ui/section'
import type { AuditAnchor } from '@/lib/audit/anchor-audit'

/** The signed heads of the last days; whoever keeps a copy elsewhere can compare. */
export async function AnchorList({ anchors }: { anchors: AuditAnchor[] }) {
  const t = await getTranslations('audit.chain')
  return (
    <Section title={t('anchors')}>
      {anchors.length === 0 ? <p className="t3">{t('noAnchors')}</p> : null}
      <KeyValues
        items={anchors.map(({ day, seq, hash }) => ({
          key: day,
          value: (
            <span className="mono break-all">
              #{seq} {hash}
            </span>
          ),
        }))}
      />
    </Section>
  )
}
