/** The cost report's public interface. */

export { costReport, type CostReport } from "./cost-report.js";
export { costReportPage } from "./html.js";
