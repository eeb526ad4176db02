/** What a page of Isnad starts: each part looks for its own elements and does nothing without them. */

import { chains } from './chains/chains';
import { chart } from './chart/chart';
import { map } from './map/map';
import { islands } from './page/islands';
import { finder, rows } from './page/finder';
import { narrow } from './page/narrow';
import { legend, panel } from './page/panel';
import { prefs } from './page/prefs';
import { review } from './page/review';
import { timeline } from './timeline/timeline';

prefs();
finder();
rows();
panel();
legend();
narrow();
review();
islands({ chart, chains, map, timeline });
