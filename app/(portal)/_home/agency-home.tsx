import type { AgencyFacts } from './agency-facts'
import { Limits } from './limits'
import { MonthSpend } from './month-spend'
import { SystemServices } from './system-services'

/** Money and limits side by side, then what runs. */
export function AgencyHome({ facts, showSpend }: { facts: AgencyFacts; showSpend: boolean }) {
  return (
    <>
      <div className="cols cols--rule">
        {showSpend ? <MonthSpend {...facts} /> : null}
        <Limits quotas={facts.quotas} budgets={facts.budgets} />
      </div>
      <SystemServices {...facts} />
    </>
  )
}
