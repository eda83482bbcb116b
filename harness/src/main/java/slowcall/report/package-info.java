/**
 * Pages that people look at: what is on one, and how it becomes a single file. Whoever has something to show fills a
 * {@link slowcall.report.Page} with sections of texts, tables, and figures, and gives it to {@link slowcall.report.PageFile}; what
 * lines and series belong to, their {@link slowcall.report.Keys}, is what readers can filter by.
 */
@NullMarked
package slowcall.report;

import org.jspecify.annotations.NullMarked;
