// Invented answers, outlets and places, to look at the drawings. Nothing here was ever reported.

const both = (en, ar) => ({ en, ar });
const PARTIES = {
  'NOR-GOV': both('Government of Norland', 'حكومة نورلاند'),
  'SUD-REB': both('Southern rebels', 'متمردو الجنوب'),
  'NOR-MED-HOSP': both('Hospitals of Norland', 'مستشفيات نورلاند'),
  'IGO-REL': both('Relief agency', 'وكالة الإغاثة'),
  'SUD-CIV': both('Residents of the south', 'سكان الجنوب'),
  'WES-MIL': both('Army of Westmark', 'جيش وستمارك'),
  'NGO-WAT': both('Watch group', 'مرصد الحقوق'),
  'EAS-GOV': both('Government of Eastland', 'حكومة إيستلاند'),
};
const OUTLETS = ['صحيفة الميناء', 'Harbour Post', 'وكالة السهل', 'Radio Valley', 'قناة المنارة'];

let serial = 0;
const answer = (low, high, modifier, from, to, party, extra = {}) => ({
  n: serial++, low, high, modifier, from, to, party,
  party_name: party ? PARTIES[party] : null,
  root_name: party ? PARTIES[party].ar : 'مصدر لم يُذكر اسمه',
  outlet: OUTLETS[serial % OUTLETS.length], part: false, href: `#d${serial}-f1`,
  text: `قُتل ${low ?? high ?? 'عدد من'} شخصا في القصف، بحسب المصدر`, ...extra,
});
const WORDS = {
  day_unknown: both('day unknown', 'يوم غير معروف'), total: both('a total', 'حصيلة كاملة'),
  part: both('part of a total', 'جزء من حصيلة'), revision: both('revised to', 'عُدّلت إلى'),
  axis: both('People killed', 'القتلى'), no_party: both('no party known', 'طرف غير معروف'),
};
const chart = (en, ar, build) => {
  serial = 0;
  const { answers, revisions = [] } = build();
  return { label: both(en, ar), words: WORDS, answers, revisions };
};

export const busy = chart('People killed in Shusha district', 'القتلى في ناحية شوشا', () => ({
  answers: [
    answer(23, 23, 'exact', '2023-09-19', '2023-09-19', 'NOR-GOV'),
    answer(23, 23, 'exact', '2023-09-19', '2023-09-19', 'NOR-MED-HOSP'),
    answer(23, 23, 'exact', '2023-09-19', '2023-09-19', 'SUD-CIV', { part: true }),
    answer(40, 40, 'about', '2023-09-20', '2023-09-20', 'SUD-REB'),
    answer(30, 45, 'between', '2023-09-20', '2023-09-21', 'IGO-REL'),
    answer(100, null, 'more_than', '2023-09-21', '2023-09-21', 'SUD-REB'),
    answer(null, 60, 'at_most', '2023-09-21', '2023-09-21', 'WES-MIL'),
    answer(27, 27, 'exact', '2023-09-22', '2023-09-22', 'NOR-GOV'),
    answer(200, 200, 'exact', null, null, 'NGO-WAT'),
    answer(80, null, 'at_least', null, null, 'EAS-GOV'),
    answer(12, 12, 'exact', '2023-09-18', null, null, { part: true }),
    answer(55, 55, 'about', null, '2023-09-25', 'IGO-REL'),
    answer(192, 192, 'exact', '2023-09-24', '2023-09-24', 'SUD-REB'),
    answer(24, 99, 'vague', '2023-09-24', '2023-09-26', null),
  ],
  revisions: [[0, 7], [5, 12], [11, 4]],
}));
export const crowd = chart('People wounded in the harbour', 'جرحى الميناء', () => ({
  answers: Array.from({ length: 44 }, (_, n) =>
    answer(8 + (n % 3), 8 + (n % 3), 'exact', '2023-10-02', '2023-10-02', Object.keys(PARTIES)[n % 8], { part: n % 5 === 0 })),
}));
export const wide = chart('People displaced', 'النازحون', () => ({
  answers: [
    answer(300, 300, 'exact', '2023-09-20', '2023-09-20', 'NOR-GOV'),
    answer(28000, 28000, 'about', '2023-09-27', '2023-09-27', 'IGO-REL'),
    answer(68000, 68000, 'exact', '2023-09-29', '2023-09-29', 'SUD-REB'),
    answer(100000, 120000, 'between', '2023-10-01', '2023-11-03', 'EAS-GOV'),
    answer(101848, 101848, 'exact', '2024-01-12', '2024-01-12', 'EAS-GOV'),
  ],
  revisions: [[1, 2]],
}));
export const dayless = chart('People missing', 'المفقودون', () => ({
  answers: [answer(3, 3, 'exact', null, null, 'NOR-GOV'), answer(4, null, 'more_than', null, null, 'SUD-REB'), answer(3, 3, 'exact', null, null, 'IGO-REL')],
}));
export const lone = chart('Buildings burnt', 'مبانٍ احترقت', () => ({
  answers: [answer(5, 5, 'exact', '2023-09-20', '2023-09-20', 'NOR-GOV')],
}));

const names = ['صحيفة الميناء', 'Harbour Post', 'وكالة أنباء السهل الكبير والجبال المحيطة به', 'Radio Valley', 'قناة المنارة', 'The Upper River Morning Chronicle'];
export const chains = {
  label: both('Who carried whose words', 'من نقل عمّن'),
  words: { outlet: both('Outlets', 'الناشرون'), carrier: both('Carriers', 'الناقلون'), root: both('Roots', 'الأصول'), copy: both('alike', 'متشابهان') },
  nodes: [
    ...names.map((name, n) => ({ id: `o${n}`, kind: 'outlet', column: 0, name, code: n % 2 ? null : `NOR-MED-${n}`, answers: 4 + n, href: `#o${n}` })),
    { id: 'c0', kind: 'carrier', column: 1, name: 'وكالة السهل', code: 'NOR-MED', answers: 7, href: '#c0' },
    { id: 'c1', kind: 'carrier', column: 1, name: 'Wire of the North', code: null, answers: 3, href: '#c1' },
    { id: 'r0', kind: 'root', column: 2, name: 'وزارة الصحة في نورلاند', code: 'NOR-GOV-HLH', answers: 9, href: '#r0' },
    { id: 'r1', kind: 'root', column: 2, name: 'متحدث باسم المتمردين', code: 'SUD-REB', answers: 5, href: '#r1' },
    { id: 'r2', kind: 'root', column: 2, name: 'شهود عيان', code: null, answers: 2, href: null },
    { id: 'r3', kind: 'root', column: 2, name: 'Relief agency', code: 'IGO-REL', answers: 1, href: '#r3' },
  ],
  links: [
    ['o0', 'c0', 4], ['o1', 'c1', 2], ['o2', 'r2', 1], ['o3', 'c0', 2], ['o4', 'r1', 3], ['o5', 'c1', 1], ['o5', 'c0', 1], ['o4', 'r0', 2],
    ['c0', 'r0', 6], ['c0', 'r1', 1], ['c1', 'r0', 3], ['o1', 'r3', 1], ['o0', 'r1', 1], ['o3', 'r2', 1],
  ].map(([from, to, answers]) => ({ from, to, answers, href: `#l-${from}-${to}` })),
  copies: [{ a: 'o0', b: 'o3', likeness: 0.93, href: '#copy-1' }, { a: 'o1', b: 'o5', likeness: 0.88, href: '#copy-2' }, { a: 'o3', b: 'o4', likeness: 0.81, href: '#copy-3' }],
};

const SITES = [
  ['Shusha', 'شوشا', 39.7537, 46.7465, { '2023-09-19': 9, '2023-09-20': 6, '': 3 }],
  ['Stepanakert', 'ستيباناكرت', 39.8153, 46.7519, { '2023-09-19': 22, '2023-09-21': 8, '2023-09-24': 12 }],
  ['Aghdam', 'آغدام', 39.9911, 46.9297, { '2023-09-20': 4 }], ['Martakert', 'مارتاكرت', 40.2114, 46.8205, { '2023-09-19': 7, '2023-09-22': 1 }],
  ['Lachin', 'لاتشين', 39.6408, 46.5469, { '2023-09-24': 5 }], ['Goris', 'غوريس', 39.5111, 46.3389, { '2023-09-24': 14, '2023-09-27': 6 }],
  ['Yerevan', 'يريفان', 40.1776, 44.5126, { '2023-09-21': 6 }], ['Baku', 'باكو', 40.3777, 49.892, { '2023-09-19': 3, '2023-09-28': 2 }],
  ['Ganja', 'كنجة', 40.6828, 46.3606, { '': 1 }], ['Khojaly', 'خوجالي', 39.9131, 46.7944, { '2023-09-20': 2 }],
];
export const map = {
  label: both('Where it was', 'أين جرى'),
  words: { from: both('From', 'من'), to: both('To', 'إلى'), all: both('All days', 'كل الأيام'), in: both('Closer', 'تقريب'), out: both('Farther', 'إبعاد'), whole: both('All places', 'كل الأماكن'), places: both('places', 'أماكن') },
  world: '/world.json',
  places: SITES.map(([en, ar, lat, lon, days]) => ({ name: both(en, ar), lat, lon, href: `#${en}`, days })),
};
const FAR = [['Gaza', 'غزة', 31.5, 34.46, { '2023-10-08': 12 }], ['Khartoum', 'الخرطوم', 15.5, 32.56, { '2023-10-09': 4 }], ['Sanaa', 'صنعاء', 15.35, 44.2, { '2023-10-09': 2 }], ['Mosul', 'الموصل', 36.34, 43.13, { '': 3 }]];
export const farmap = { ...map, places: FAR.map(([en, ar, lat, lon, days]) => ({ name: both(en, ar), lat, lon, href: `#${en}`, days })) };

const LANES = [['1', 'Words of cooperation', 'تعاون بالقول'], ['2', 'Deeds of cooperation', 'تعاون بالفعل'], ['3', 'Words of conflict', 'نزاع بالقول'], ['4', 'Deeds of conflict', 'نزاع بالفعل']];
const item = (lane, from, to, certain = true, en = 'Shelling of Shusha', ar = 'قصف شوشا') => ({ lane: LANES[lane][0], from, to, name: both(en, ar), href: `#e-${lane}-${from}`, certain });
export const timeline = {
  label: both('Events over time', 'الأحداث عبر الزمن'),
  words: { day_unknown: both('day unknown', 'يوم غير معروف') },
  lanes: [...LANES].reverse().map(([key, en, ar]) => ({ key, name: both(en, ar) })),
  items: [
    ...Array.from({ length: 9 }, () => item(3, '2023-09-19', '2023-09-19')),
    ...Array.from({ length: 4 }, (_, n) => item(3, '2023-09-20', '2023-09-20', n % 2 === 0)),
    item(3, '2023-09-19', '2023-09-24'), item(3, null, null), item(3, null, null, false), item(2, '2023-09-18', '2023-09-18'),
    item(2, '2023-09-21', '2023-09-21', false, 'Threat to go on', 'تهديد بالمواصلة'), item(2, null, '2023-09-23'),
    item(0, '2023-09-21', '2023-09-21', true, 'Talks at Yevlakh', 'محادثات في يفلاخ'), item(0, '2023-09-25', '2023-09-28', false, 'Talks planned', 'محادثات مزمعة'),
    item(1, '2023-09-24', null, true, 'Corridor opened', 'فتح الممر'),
  ],
};
