import { dirname, join } from 'node:path';

/** Files of the dashboard: beside this file in the source, and copied beside the bundle by the build. */
export const DASHBOARD_PAGE_FOLDER = join(__dirname, 'page');

/** Where the browser finds uPlot, which draws the charts. */
export const CHART_LIBRARY_FOLDER = dirname(require.resolve('uplot'));
