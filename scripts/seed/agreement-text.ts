import type { Localized } from '@/lib/db/schema/catalog'

/** The agreement every order line accepts: rights and duties of both sides (guide 5.9(3)). */
export const agreementText = (name: Localized): Localized => ({
  zh: `一、服务内容。服务提供机构按服务目录所列规格向订购部门提供“${name.zh}”，并负责平台侧的运行、维护和安全。
二、服务水平。月可用率、响应时限等指标以服务目录公布的为准；达不到时，按对账单争议程序减免。
三、费用。按服务目录中已公布的价格方案计量计费；价格在订单期限内锁定，按月出具对账单，由财务人员核对、部门负责人确认。
四、安全责任。双方责任按责任矩阵划分；订购部门不得在平台上处理涉及国家秘密的信息。
五、数据。业务数据归订购部门所有；关闭服务后，数据在回收期内可以恢复，期满清除。
六、变更与关闭。订购部门可随时申请变更规格、续期或关闭；服务提供机构因维护影响服务的，提前三个工作日通知。`,
  en: `1. Service. The service provider supplies “${name.en}” in the plans of the service catalogue and answers for operation, maintenance and security of the platform side.
2. Service levels. Availability and response times are those published in the catalogue; when they are missed, charges are reduced through the dispute procedure of the statement.
3. Charges. Metered and charged by the published price plans; the price is locked for the period of the order. A statement is issued each month, reviewed by the finance officer and confirmed by the head of the agency.
4. Security. Duties are divided by the responsibility matrix; information that is a state secret must not be processed on the platform.
5. Data. Business data belong to the ordering agency; after closing they can be restored during the recycle period and are erased when it ends.
6. Change and closing. The agency may ask for a change of plan, a renewal or closing at any time; maintenance that affects the service is announced three working days ahead.`,
})
