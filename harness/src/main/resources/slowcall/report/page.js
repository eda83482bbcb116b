'use strict';

/* Filters, sorts and draws what the page already holds. Without it the page has its texts and tables. */
(() => {
  const {charts, keys: keysOfLines} = JSON.parse(document.getElementById('data').textContent);
  const chosen = new Map();
  const drawn = [];

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /* Colours: what belongs to a strategy has the same in every chart, whichever is drawn first */

  const inOrder = labels => new Map([...new Set(labels)].map((label, i) => [label, i]));
  const isKeyed = line => Object.keys(line.keys).length > 0;
  const ofLabels = inOrder(charts.flatMap(chart => chart.series ?? []).filter(isKeyed).map(line => line.label));
  const ofSegments = inOrder(charts.flatMap(chart => chart.segments ?? []));

  const colourAt = index => colour(`--c${index % 10}`);
  const dashesAt = index => [[], [10, 4], [2, 3], [10, 3, 2, 3]][Math.floor(index / 10) % 4];

  // What belongs to nobody takes the colours that the chart's others have left.
  const placesOf = chart => {
    const places = new Map();
    chart.series.filter(isKeyed).forEach(line => places.set(line.label, ofLabels.get(line.label)));
    const taken = new Set([...places.values()].map(place => place % 10));
    let next = 0;
    for (const line of chart.series.filter(each => !isKeyed(each))) {
      while (taken.size < 10 && taken.has(next % 10)) {
        next++;
      }
      places.set(line.label, next % 10);
      taken.add(next % 10);
      next++;
    }
    return places;
  };

  /* Numbers */

  const number = value => {
    if (value === null || value === undefined || Number.isNaN(value)) {
      return '–';
    }
    const size = Math.abs(value);
    const digits = size >= 1000 || Number.isInteger(value) ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
    return value.toLocaleString('en', {maximumFractionDigits: size > 0 && size < 0.001 ? 6 : digits});
  };

  // As many digits as tell the ticks of an axis apart.
  const ticks = values => {
    const shown = values.filter(value => value !== null);
    const isExact = digits => shown.every(value => Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) < 1e-6);
    const digits = [0, 1, 2, 3, 4, 5].find(isExact) ?? 6;
    return values.map(value => value === null ? '' : value.toLocaleString('en', {maximumFractionDigits: digits}));
  };

  const withUnit = axis => axis.unit === '' ? axis.label : `${axis.label}, ${axis.unit}`;

  /* What is chosen */

  const matches = keys => {
    for (const [key, values] of chosen) {
      if (values.size > 0 && key in keys && !values.has(keys[key])) {
        return false;
      }
    }
    return true;
  };

  /* Charts */

  const transforms = {
    linear: value => value,
    log: value => value > 0 ? value : null,
    quantile: value => value < 1 ? -Math.log10(1 - value) : null,
  };

  const QUANTILES = [[0, '0'], [0.5, '50 %'], [0.9, '90 %'], [0.99, '99 %'], [0.999, '99.9 %'], [0.9999, '99.99 %'], [0.99999, '99.999 %']];

  const percent = transformed => {
    const beyond = Math.pow(10, -transformed);
    return `${number(100 * (1 - beyond))} %`.replace(/^100 %$/, '> 99.99 %');
  };

  const linearRange = (low, high) => {
    if (low > high) {
      return [0, 1];
    }
    const isFarFromZero = low > 0.5 * high && high > low;
    const from = low < 0 ? low - 0.05 * (high - low) : isFarFromZero ? low - 0.1 * (high - low) : 0;
    return [from, high === from ? from + 1 : high + 0.07 * (high - from)];
  };

  const logRange = (low, high) => low > high ? [1, 10] : [Math.pow(10, Math.floor(Math.log10(low) + 1e-9)), Math.pow(10, Math.ceil(Math.log10(high * 1.02)))];

  const axisStyle = () => ({
    stroke: colour('--quiet'),
    grid: {stroke: colour('--grid'), width: 1},
    ticks: {stroke: colour('--grid'), width: 1, size: 5},
    font: '12px system-ui, sans-serif',
    labelFont: '12px system-ui, sans-serif',
  });

  const swatch = (place, stroke) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    for (const [key, value] of Object.entries({width: 22, height: 12, viewBox: '0 0 22 12', 'aria-hidden': 'true'})) {
      svg.setAttribute(key, value);
    }
    const shape = document.createElementNS('http://www.w3.org/2000/svg', stroke === 'block' ? 'rect' : 'line');
    const attributes = stroke === 'block'
      ? {x: 3, y: 0, width: 12, height: 12, rx: 2, fill: colourAt(place)}
      : {x1: 0, y1: 6, x2: 22, y2: 6, stroke: colourAt(place), 'stroke-width': 2.5, 'stroke-dasharray': (stroke === 'dashed' ? [5, 3] : dashesAt(place)).join(' ')};
    for (const [key, value] of Object.entries(attributes)) {
      shape.setAttribute(key, value);
    }
    svg.append(shape);
    return svg;
  };

  const legend = (entries, toggle, holder) => {
    const list = make('ul', {class: 'legend'});
    const at = make('li', {class: 'at'});
    const told = make('p', {class: 'told', 'aria-live': 'polite'});
    // The chart's title has said what a single kind of bar is.
    const isNamed = entries.length > 1 || entries[0].stroke !== 'block';
    const values = entries.map(({label, place, stroke}, i) => {
      const value = make('span', {class: 'value'});
      const button = make('button', {type: 'button', 'aria-pressed': 'true'}, swatch(place, stroke), make('span', {}, label), value);
      button.addEventListener('click', () => {
        const shown = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(shown));
        toggle(i, shown);
      });
      list.append(isNamed ? make('li', {}, button) : make('li', {}, value));
      return value;
    });
    isNamed ? list.append(at) : list.prepend(at);
    return {
      elements: [list, told],
      show(where, texts) {
        at.textContent = where;
        values.forEach((value, i) => {
          value.textContent = texts[i];
        });
        // Who moves along it by keys may not see it.
        if (document.activeElement === holder) {
          const named = entries.map(({label}, i) => isNamed ? `${label} ${texts[i]}` : texts[i]);
          told.textContent = where === '' ? '' : `${where}${isNamed ? ':' : ''} ${named.join(', ')}`;
        }
      },
    };
  };

  const whiskers = (u, series, places, toX) => {
    const context = u.ctx;
    const cap = 4 * devicePixelRatio;
    context.save();
    context.lineWidth = 1.25 * devicePixelRatio;
    context.setLineDash([]);
    series.forEach((line, i) => {
      if (!line.low || !u.series[i + 1].show) {
        return;
      }
      context.strokeStyle = colourAt(places.get(line.label));
      context.beginPath();
      line.x.forEach((value, k) => {
        if (line.low[k] === null || line.high[k] === null || toX(value) === null) {
          return;
        }
        const x = u.valToPos(toX(value), 'x', true);
        const low = u.valToPos(line.low[k], 'y', true);
        const high = u.valToPos(line.high[k], 'y', true);
        context.moveTo(x, low);
        context.lineTo(x, high);
        context.moveTo(x - cap, low);
        context.lineTo(x + cap, low);
        context.moveTo(x - cap, high);
        context.lineTo(x + cap, high);
      });
      context.stroke();
    });
    context.restore();
  };

  const drawLines = (chart, holder, width) => {
    const series = chart.series.filter(line => matches(line.keys) && line.y.some(value => value !== null));
    if (series.length === 0) {
      return null;
    }
    const places = placesOf(chart);
    const toX = transforms[chart.x.scale];
    const toY = transforms[chart.y.scale];
    const joined = uPlot.join(series.map(line => {
      const points = line.x.map((x, i) => [toX(x), line.y[i] === null ? null : toY(line.y[i])]).filter(point => point[0] !== null);
      return [points.map(point => point[0]), points.map(point => point[1])];
    }));
    const hidden = new Set();
    const extent = () => {
      let low = Infinity;
      let high = -Infinity;
      series.forEach((line, i) => {
        for (const values of hidden.has(i) ? [] : [line.y, line.low ?? [], line.high ?? []]) {
          for (const value of values) {
            if (value !== null && (chart.y.scale !== 'log' || value > 0)) {
              low = Math.min(low, value);
              high = Math.max(high, value);
            }
          }
        }
      });
      return chart.y.scale === 'log' ? logRange(low, high) : linearRange(low, high);
    };
    const shownAt = chart.x.scale === 'quantile' ? percent : value => `${number(value)} ${chart.x.unit}`.trim();
    const isQuantile = chart.x.scale === 'quantile';
    const xs = joined[0];
    const span = xs[xs.length - 1] - xs[0];
    const pad = isQuantile ? 0 : 0.03 * span || 1;
    let plot = null;
    const key = legend(series.map(({label, stroke}) => ({label, stroke, place: places.get(label)})), (i, shown) => {
      shown ? hidden.delete(i) : hidden.add(i);
      plot.setSeries(i + 1, {show: shown});
    }, holder);
    const options = {
      width,
      height: width < 480 ? 280 : 340,
      legend: {show: false},
      cursor: {y: false, points: {size: 7}, drag: {x: true, y: false}},
      scales: {
        x: {time: false, distr: chart.x.scale === 'log' ? 3 : 1, range: chart.x.scale === 'log' ? undefined : (u, low, high) => low === xs[0] && high === xs[xs.length - 1] ? [xs[0] - (xs[0] - pad < 0 && xs[0] >= 0 ? xs[0] : pad), high + pad] : [low, high]},
        y: {distr: chart.y.scale === 'log' ? 3 : 1, range: extent},
      },
      axes: [
        {
          ...axisStyle(),
          size: 34,
          // Seconds and the like have no halves.
          ...(xs.every(Number.isInteger) ? {incrs: [1, 2, 5].flatMap(one => [1, 10, 100, 1000, 10000, 100000].map(ten => one * ten)).sort((a, b) => a - b)} : {}),
          label: isQuantile ? 'Share of requests that took at most so long' : withUnit(chart.x),
          labelSize: 20,
          ...(isQuantile ? {
            splits: u => QUANTILES.map(([q]) => transforms.quantile(q)).filter(value => value >= u.scales.x.min && value <= u.scales.x.max),
            values: (u, splits) => splits.map(split => QUANTILES.find(([q]) => Math.abs(transforms.quantile(q) - split) < 1e-9)?.[1] ?? ''),
          } : {values: (u, splits) => ticks(splits)}),
        },
        {
          ...axisStyle(),
          label: withUnit(chart.y),
          labelSize: 20,
          size: 62,
          values: (u, splits) => chart.y.scale === 'log' ? splits.map(split => split !== null && Math.abs(Math.log10(split) % 1) < 1e-9 ? number(split) : '') : ticks(splits),
        },
      ],
      series: [{}, ...series.map(line => ({
        label: line.label,
        stroke: colourAt(places.get(line.label)),
        width: line.stroke === 'dashed' ? 1.5 : 2,
        dash: line.stroke === 'dashed' ? [5, 4] : dashesAt(places.get(line.label)),
        spanGaps: true,
        points: {show: line.stroke === 'marked' || line.y.filter(value => value !== null).length === 1, size: 7, fill: colourAt(places.get(line.label))},
      }))],
      hooks: {
        draw: [u => whiskers(u, series, places, toX)],
        setCursor: [u => {
          const index = u.cursor.idx;
          key.show(index === null || index === undefined ? '' : `at ${shownAt(xs[index])}`,
            series.map((line, i) => index === null || index === undefined ? '' : number(joined[i + 1][index])));
        }],
      },
    };
    plot = new uPlot(options, joined, holder);
    holder.append(...key.elements);
    return plot;
  };

  const drawBars = (chart, holder, width) => {
    const bars = chart.bars.filter(bar => matches(bar.keys));
    if (bars.length === 0) {
      return null;
    }
    const hidden = new Set();
    const ends = () => chart.segments.map((_, i) => bars.map(bar => {
      let end = 0;
      for (let k = 0; k <= i; k++) {
        end += hidden.has(k) ? 0 : bar.values[k] ?? 0;
      }
      return hidden.has(i) || bar.values[i] === null ? null : end;
    }));
    // The longest first, so that each is painted over by the part of it that comes before.
    const order = chart.segments.map((_, i) => i).reverse();
    const rows = bars.map((_, i) => i);
    const data = () => {
      const all = ends();
      return [rows, ...order.map(i => all[i])];
    };
    const range = () => {
      let low = chart.origin;
      let high = chart.origin;
      const shown = [...ends().flat(), ...bars.flatMap(bar => [bar.low, bar.high])];
      for (const value of shown) {
        low = Math.min(low, value ?? low);
        high = Math.max(high, value ?? high);
      }
      const pad = 0.05 * (high - low);
      if (high === low) {
        return chart.origin === 0 ? [0, 1] : [0.95 * chart.origin, 1.05 * chart.origin];
      }
      return [low < chart.origin ? low - pad : low, high + pad];
    };
    const thickness = 14;
    const room = 40;
    let plot = null;
    const places = chart.segments.map(label => chart.segments.length === 1 ? 0 : ofSegments.get(label));
    const key = legend(chart.segments.map((label, i) => ({label, stroke: 'block', place: places[i]})), (i, shown) => {
      shown ? hidden.delete(i) : hidden.add(i);
      plot.setData(data());
    }, holder);
    const options = {
      width,
      height: bars.length * room + 56,
      padding: [4, 14, 0, 2],
      legend: {show: false},
      cursor: {x: false, y: false, points: {show: false}, drag: {x: false, y: false}},
      scales: {
        x: {time: false, ori: 1, dir: -1, range: [-0.65, bars.length - 0.35]},
        y: {ori: 0, dir: 1, range},
      },
      axes: [
        {show: false, side: 3},
        {...axisStyle(), side: 2, size: 34, space: 70, label: withUnit(chart.value), labelSize: 20, values: (u, splits) => ticks(splits)},
      ],
      series: [{}, ...order.map(i => ({
        label: chart.segments[i],
        fill: colourAt(places[i]),
        stroke: colourAt(places[i]),
        width: 0,
        fillTo: () => chart.origin,
        paths: uPlot.paths.bars({size: [1, thickness], align: 0}),
        points: {show: false},
      }))],
      hooks: {
        draw: [u => {
          const context = u.ctx;
          const ratio = devicePixelRatio;
          context.save();
          context.font = `${12 * ratio}px system-ui, sans-serif`;
          context.textBaseline = 'bottom';
          context.textAlign = 'left';
          context.setLineDash([]);
          if (chart.origin !== 0) {
            const origin = u.valToPos(chart.origin, 'y', true);
            context.strokeStyle = colour('--ink');
            context.lineWidth = ratio;
            context.beginPath();
            context.moveTo(origin, u.bbox.top);
            context.lineTo(origin, u.bbox.top + u.bbox.height);
            context.stroke();
          }
          bars.forEach((bar, i) => {
            const y = u.valToPos(i, 'x', true);
            context.fillStyle = colour('--ink');
            context.fillText(bar.label, u.bbox.left + 2 * ratio, y - (thickness / 2 + 2) * ratio, u.bbox.width);
            if (bar.low !== undefined) {
              const low = u.valToPos(bar.low, 'y', true);
              const high = u.valToPos(bar.high, 'y', true);
              context.strokeStyle = colour('--ink');
              context.lineWidth = 1.5 * ratio;
              context.beginPath();
              context.moveTo(low, y);
              context.lineTo(high, y);
              for (const end of [low, high]) {
                context.moveTo(end, y - 4 * ratio);
                context.lineTo(end, y + 4 * ratio);
              }
              context.stroke();
            }
          });
          context.restore();
        }],
        setCursor: [u => {
          const bar = bars[u.cursor.idx];
          key.show(bar === undefined ? '' : chart.segments.length > 1 ? `of ${bar.label}` : `${bar.label}:`, chart.segments.map((_, i) => bar === undefined ? '' : number(bar.values[i])));
        }],
      },
    };
    plot = new uPlot(options, data(), holder);
    holder.append(...key.elements);
    return plot;
  };

  const draw = item => {
    item.plot?.destroy();
    item.holder.replaceChildren();
    item.width = item.holder.clientWidth || item.holder.parentElement.clientWidth;
    item.plot = (item.chart.kind === 'lines' ? drawLines : drawBars)(item.chart, item.holder, item.width);
    if (item.plot === null) {
      item.holder.append(make('p', {class: 'empty'}, 'Nothing of what is chosen is in this chart.'));
    }
  };

  const moveCursor = (item, step) => {
    const plot = item.plot;
    const isBars = item.chart.kind === 'bars';
    const last = plot.data[0].length - 1;
    const index = Math.max(0, Math.min(last, (plot.cursor.idx ?? (step > 0 ? -1 : last + 1)) + step));
    const along = plot.valToPos(plot.data[0][index], 'x');
    plot.setCursor(isBars ? {left: 1, top: along} : {left: along, top: 1});
  };

  const nearby = new IntersectionObserver(entries => {
    for (const entry of entries) {
      const item = drawn.find(each => each.holder === entry.target);
      if (entry.isIntersecting && item.width === undefined) {
        draw(item);
      }
    }
  }, {rootMargin: '600px'});

  const resized = new ResizeObserver(entries => {
    for (const entry of entries) {
      const item = drawn.find(each => each.holder === entry.target);
      if (item.width !== undefined && entry.target.clientWidth > 0 && entry.target.clientWidth !== item.width) {
        draw(item);
      }
    }
  });

  for (const holder of document.querySelectorAll('.plot')) {
    const item = {holder, chart: charts[Number(holder.dataset.chart)], plot: null, width: undefined};
    holder.setAttribute('tabindex', '0');
    holder.setAttribute('role', 'group');
    const about = holder.closest('figure').querySelector('h3');
    holder.setAttribute('aria-label', `Chart: ${holder.previousElementSibling.textContent}${about === null ? '' : `, ${about.textContent}`}. Its numbers are in the table below it; arrow keys move along it.`);
    // Empty it would have no place that could come near.
    holder.append(make('p', {class: 'empty'}, 'Chart'));
    holder.addEventListener('keydown', event => {
      const step = {ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1}[event.key];
      if (step !== undefined && event.target === holder && item.plot !== null) {
        event.preventDefault();
        moveCursor(item, step);
      }
    });
    drawn.push(item);
    nearby.observe(holder);
    resized.observe(holder);
  }

  const redraw = () => drawn.filter(item => item.width !== undefined).forEach(draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

  /* Paper: nobody can open or scroll to what is on it */

  let openedToPrint = [];
  addEventListener('beforeprint', () => {
    openedToPrint = [...document.querySelectorAll('details:not([open])')];
    openedToPrint.forEach(details => {
      details.open = true;
    });
    drawn.filter(item => item.width === undefined).forEach(draw);
  });
  addEventListener('afterprint', () => {
    openedToPrint.forEach(details => {
      details.open = false;
    });
  });

  /* Tables */

  const compare = (a, b) => {
    const [x, y] = [a, b].map(cell => Number(cell.dataset.sort ?? cell.textContent));
    return Number.isNaN(x) || Number.isNaN(y) ? a.textContent.localeCompare(b.textContent, 'en', {numeric: true}) : x - y;
  };

  const isUnknown = cell => cell.dataset.sort === undefined && cell.textContent === '–';

  const sortBy = (table, column, direction) => {
    const body = table.tBodies[0];
    const rows = table.originalRows.slice();
    if (direction !== 'none') {
      const sign = direction === 'ascending' ? 1 : -1;
      rows.sort((one, other) => {
        const [a, b] = [one.cells[column], other.cells[column]];
        // What is not known comes last, whichever way.
        return isUnknown(a) || isUnknown(b) ? isUnknown(a) - isUnknown(b) : sign * compare(a, b);
      });
    }
    body.append(...rows);
  };

  for (const table of document.querySelectorAll('table')) {
    table.originalRows = [...table.tBodies[0].rows];
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, column) => {
      const button = make('button', {type: 'button'}, ...heading.childNodes);
      heading.append(button);
      button.addEventListener('click', () => {
        const next = {ascending: 'descending', descending: 'none'}[heading.getAttribute('aria-sort')] ?? 'ascending';
        headings.forEach(each => each.removeAttribute('aria-sort'));
        if (next !== 'none') {
          heading.setAttribute('aria-sort', next);
        }
        sortBy(table, column, next);
      });
    });
    if (table.originalRows.length > 25) {
      table.parentElement.classList.add('tall');
    }
  }

  for (const details of document.querySelectorAll('figure > details')) {
    const lines = details.querySelectorAll('tbody tr').length;
    details.querySelector('summary').textContent = `Numbers (${lines} ${lines === 1 ? 'line' : 'lines'})`;
    details.open = lines <= 6;
  }

  /* The filter, and links that keep it */

  const rows = [...document.querySelectorAll('tr[data-keys]')].map(row => ({row, keys: keysOfLines[Number(row.dataset.keys)]}));
  const known = new Map();
  const learn = keys => {
    for (const [key, value] of Object.entries(keys)) {
      if (!known.has(key)) {
        known.set(key, new Set());
      }
      known.get(key).add(value);
    }
  };
  rows.forEach(({keys}) => learn(keys));
  charts.forEach(chart => (chart.series ?? chart.bars).forEach(each => learn(each.keys)));
  const choices = [...known].filter(([, values]) => values.size > 1);
  choices.forEach(([key]) => chosen.set(key, new Set()));

  const buttons = [];
  const status = make('output', {});
  const reset = make('button', {type: 'button'}, 'Show all');

  const apply = () => {
    let shown = 0;
    for (const {row, keys} of rows) {
      row.hidden = !matches(keys);
      shown += row.hidden ? 0 : 1;
    }
    for (const {button, key, value} of buttons) {
      button.setAttribute('aria-pressed', String(chosen.get(key).has(value)));
    }
    const isAll = [...chosen.values()].every(values => values.size === 0);
    reset.hidden = isAll;
    status.textContent = isAll ? '' : `${shown} of ${rows.length} lines are shown`;
    redraw();
  };

  const address = section => {
    const query = new URLSearchParams();
    for (const [key, values] of chosen) {
      for (const value of values) {
        query.append(key, value);
      }
    }
    return `#${section}${query.size > 0 ? `?${query}` : ''}`;
  };

  const here = () => location.hash.slice(1).split('?')[0];

  const remember = section => history.replaceState(null, '', address(section));

  const goTo = section => {
    const target = section === '' ? null : document.getElementById(section);
    if (target !== null) {
      target.scrollIntoView();
      target.setAttribute('tabindex', '-1');
      target.focus({preventScroll: true});
    }
  };

  const follow = () => {
    const [section, query = ''] = location.hash.slice(1).split('?');
    const asked = new URLSearchParams(query);
    for (const [key, values] of chosen) {
      values.clear();
      asked.getAll(key).filter(value => known.get(key).has(value)).forEach(value => values.add(value));
    }
    apply();
    goTo(section);
  };

  if (choices.length > 0) {
    const form = make('form', {class: 'filter', 'aria-label': 'Filter'});
    form.addEventListener('submit', event => event.preventDefault());
    for (const [key, values] of choices) {
      const group = make('fieldset', {}, make('legend', {}, `Only ${key}:`));
      for (const value of values) {
        const button = make('button', {type: 'button', 'aria-pressed': 'false'}, value);
        button.addEventListener('click', () => {
          const set = chosen.get(key);
          set.has(value) ? set.delete(value) : set.add(value);
          remember(here());
          apply();
        });
        buttons.push({button, key, value});
        group.append(button, ' ');
      }
      form.append(group);
    }
    reset.addEventListener('click', () => {
      chosen.forEach(values => values.clear());
      remember(here());
      apply();
    });
    status.setAttribute('aria-live', 'polite');
    form.append(reset, ' ', status);
    document.querySelector('nav').before(form);
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]');
    if (link !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const section = link.getAttribute('href').slice(1);
      history.pushState(null, '', address(section));
      goTo(section);
    }
  });
  addEventListener('hashchange', follow);
  addEventListener('popstate', follow);
  follow();
})();
