// One page, with its style and its few lines of script in it, that works without a network.

#include <fmt/format.h>

#include <array>

#include "linter/readiness/assessment.h"

namespace linter::readiness {

// Rows are `details`: what is folded is printed, too.
static constexpr std::string_view Style = R"css(
:root{color-scheme:light dark;--bg:#fff;--fg:#1c2128;--soft:#57606a;--line:#d0d7de;--code:#f6f8fa;--ok:#1a7f37;--bad:#cf222e;--half:#9a6700}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--soft:#8d96a0;--line:#30363d;--code:#161b22;--ok:#3fb950;--bad:#f85149;--half:#d29922}}
*{box-sizing:border-box}
body{background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}
h1{margin-bottom:.2rem}h2{border-bottom:1px solid var(--line);padding-bottom:.2rem;margin-top:2.2rem}h3{margin:1.2rem 0 .4rem;color:var(--soft)}
details{border-bottom:1px solid var(--line);padding:.35rem 0}summary{cursor:pointer;display:flex;gap:.8rem}
summary:focus-visible{outline:2px solid var(--soft)}
.state{min-width:5.6rem;font-weight:600}summary .id{color:var(--soft);margin-left:auto;font-family:ui-monospace,monospace}
.violated .state,.failed .state,.stale .state,td.violated,td.stale,td.failed{color:var(--bad)}
.satisfied .state,.attested .state,td.satisfied,td.attested{color:var(--ok)}
.partial .state,td.partial{color:var(--half)}.open .state,.na .state,td.open,td.na{color:var(--soft)}
.body{margin-left:6.4rem}.body ul{margin:.3rem 0;padding-left:1rem}.body p{margin:.3rem 0;color:var(--soft)}
code,pre{font:13px/1.45 ui-monospace,monospace}pre{overflow:auto;margin:.15rem 0;padding:.15rem .5rem;background:var(--code);border-left:2px solid var(--line)}
.against>li::marker{color:var(--bad)}.for>li::marker{color:var(--ok)}
table{border-collapse:collapse;margin:.6rem 0}td,th{border:1px solid var(--line);padding:.25rem .7rem;text-align:left}
form{display:flex;gap:1rem;flex-wrap:wrap;align-items:center;margin:1rem 0;position:sticky;top:0;background:var(--bg);padding:.5rem 0}
select,input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:.3rem;padding:.1rem .4rem}
progress{width:100%;accent-color:var(--ok)}[hidden]{display:none!important}
@media print{:root{--bg:#fff;--fg:#000;--soft:#444;--line:#bbb;--code:#f4f4f4;--ok:#0a5c22;--bad:#a40e26;--half:#7a5200}
form{display:none}details,table,pre{break-inside:avoid}h2,h3{break-after:avoid}body{max-width:none;margin:0;font-size:10.5pt}
details::details-content{content-visibility:visible!important;height:auto!important}pre{white-space:pre-wrap}summary{list-style:none}}
)css";

// What is chosen stands in the address, so that a view can be sent to others.
static constexpr std::string_view Script = R"js(
const form=document.forms[0];
const show=()=>{const state=form.state.value,section=form.section.value,word=form.word.value.toLowerCase();let count=0;
document.querySelectorAll('details').forEach(row=>{row.hidden=(state!==''&&row.dataset.state!==state)||(word!==''&&!row.textContent.toLowerCase().includes(word));});
document.querySelectorAll('.group').forEach(group=>{const rows=[...group.querySelectorAll('details')];group.hidden=rows.length>0&&rows.every(row=>row.hidden);});
document.querySelectorAll('section').forEach(part=>{part.hidden=(section!==''&&part.dataset.title!==section)||[...part.querySelectorAll('.group')].every(group=>group.hidden);
if(!part.hidden)count+=part.querySelectorAll('details:not([hidden])').length;});
document.getElementById('count').textContent=count+' rows';};
const read=()=>{const wish=new URLSearchParams(location.hash.slice(1));for(const name of ['state','section','word'])form[name].value=wish.get(name)||'';show();};
form.addEventListener('input',()=>{const wish=new URLSearchParams();for(const name of ['state','section','word'])if(form[name].value)wish.set(name,form[name].value);
history.replaceState(null,'','#'+wish);show();});
form.addEventListener('submit',event=>event.preventDefault());
addEventListener('hashchange',read);read();
let folded=[];
addEventListener('beforeprint',()=>{folded=[...document.querySelectorAll('details:not([open])')];folded.forEach(row=>row.open=true);});
addEventListener('afterprint',()=>folded.forEach(row=>row.open=false));
)js";

static std::string Escape(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += letter;
    }
  }
  return escaped;
}

static std::string_view ClassOf(State state) {
  return state == State::NotApplicable ? "na" : Name(state);
}

static void WritePlaces(std::string& page, std::string_view side, std::string_view lead,
                        const std::vector<Evidence>& places) {
  if (places.empty()) {
    return;
  }
  page += fmt::format("<ul class=\"{}\">", side);
  for (const auto& place : places) {
    page += "<li>";
    if (!place.path.empty()) {
      page += fmt::format("<code>{}{}</code> ", Escape(place.path),
                          place.line > 0 ? fmt::format(":{}", place.line) : "");
    }
    page += fmt::format("{}{}", lead, Escape(place.text));
    if (!place.rule.empty()) {
      page += fmt::format(" <code>{}</code>", Escape(place.rule));
    }
    if (!place.excerpt.empty()) {
      page += fmt::format("<pre>{}</pre>", Escape(place.excerpt));
    }
    page += "</li>";
  }
  page += "</ul>";
}

static void WriteRow(std::string& page, const Answer& answer) {
  const auto count =
      answer.subjects > 1 ? fmt::format(" ({} of {} in order)", answer.good, answer.subjects) : "";
  page += fmt::format(
      "<details class=\"{}\" data-state=\"{}\"><summary><span class=\"state\">{}</span>"
      "<span>{}{}</span><span class=\"id\">{}</span></summary><div class=\"body\">",
      ClassOf(answer.state), Name(answer.state), Name(answer.state), Escape(answer.row->title),
      count, Escape(answer.row->id));
  if (!answer.remark.empty()) {
    page += fmt::format("<p>{}</p>", Escape(answer.remark));
  }
  WritePlaces(page, "against", "", answer.against);
  WritePlaces(page, "for", "", answer.evidence);
  WritePlaces(page, "missing", "nothing shows it for ", answer.missing);
  WritePlaces(page, "waived", "waived: ", answer.waived);
  page += fmt::format("<p>{}<br>To record: {}</p></div></details>\n", Escape(answer.row->satisfy),
                      Escape(answer.row->attest));
}

static void WriteFilter(std::string& page, const Assessment& assessment) {
  page += "<form><label>State <select name=\"state\"><option value=\"\">all</option>";
  for (const auto state :
       {State::Violated, State::Stale, State::Failed, State::Open, State::Partial, State::Attested,
        State::Satisfied, State::NotApplicable}) {
    page += fmt::format("<option>{}</option>", Name(state));
  }
  page +=
      "</select></label><label>Section <select name=\"section\"><option value=\"\">all</option>";
  for (const auto& section : assessment.checklist->sections) {
    page += fmt::format("<option>{}</option>", Escape(section.title));
  }
  page +=
      "</select></label><label>Word <input name=\"word\" type=\"search\"></label>"
      "<output id=\"count\"></output></form>";
}

static std::string_view NameOf(const Column& column) {
  return column.environment.empty() ? std::string_view("everything") : column.environment;
}

static void WriteColumns(std::string& page, const Assessment& assessment, const Group& group,
                         std::size_t first) {
  page += "<table><tr><th>Check</th>";
  for (const auto& column : assessment.columns) {
    page += fmt::format("<th>{}</th>", Escape(NameOf(column)));
  }
  page += "</tr>";
  for (std::size_t i = 0; i < group.rows.size(); ++i) {
    page += fmt::format("<tr><td>{}</td>", Escape(group.rows[i].title));
    for (const auto& column : assessment.columns) {
      const auto state = column.answers[first + i].state;
      page += fmt::format("<td class=\"{}\">{}</td>", ClassOf(state), Name(state));
    }
    page += "</tr>";
  }
  page += "</table>\n";
}

static void WriteSummary(std::string& page, const Assessment& assessment) {
  std::string counts;
  for (const auto& [state, count] : assessment.Counts()) {
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", count, Name(state));
  }
  page += fmt::format(
      "<p>{} % of {} rows: {}.</p><progress max=\"100\" value=\"{}\" aria-label=\"in order\">"
      "</progress>",
      assessment.Score(), assessment.answers().size(), counts, assessment.Score());
  for (const auto& assumption : assessment.assumptions) {
    page += fmt::format("<p>{}</p>", Escape(assumption));
  }
}

std::string WriteHtml(const Assessment& assessment) {
  const auto title = Escape(assessment.checklist->title);
  std::string page = fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width\"><title>{0}</title>"
      "<style>{1}</style></head><body><h1>{0}</h1><p>{2}, by shoal {3}{4}</p>",
      title, Style, Escape(NameOf(assessment.columns.front())), assessment.version,
      assessment.today.empty() ? "" : ", as of " + assessment.today);
  WriteSummary(page, assessment);
  WriteFilter(page, assessment);
  std::size_t at = 0;
  for (const auto& section : assessment.checklist->sections) {
    page += fmt::format("<section data-title=\"{0}\"><h2>{0}</h2>\n", Escape(section.title));
    for (const auto& group : section.groups) {
      page += fmt::format("<div class=\"group\"><h3>{}</h3>\n", Escape(group.title));
      if (!group.rows.empty() && !group.rows.front().members.empty()) {
        WriteColumns(page, assessment, group, at);
      }
      for (std::size_t i = 0; i < group.rows.size(); ++i) {
        WriteRow(page, assessment.answers()[at + i]);
      }
      at += group.rows.size();
      page += "</div>\n";
    }
    page += "</section>\n";
  }
  const auto commands = RollbackCommands(assessment);
  if (!commands.empty()) {
    page += "<h2>Rollback commands of this project</h2><pre>";
    for (const auto& command : commands) {
      page += Escape(command) + "\n";
    }
    page += "</pre>";
  }
  return page + fmt::format("<script>{}</script></body></html>\n", Script);
}

std::string WriteBadge(const Assessment& assessment) {
  const int score = assessment.Score();
  const auto* color = score >= 90 ? "#1a7f37" : score >= 60 ? "#9a6700" : "#cf222e";
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"20\" role=\"img\" "
      "aria-label=\"readiness: {0} %\"><title>readiness: {0} %</title>"
      "<rect width=\"72\" height=\"20\" fill=\"#555\"/>"
      "<rect x=\"72\" width=\"48\" height=\"20\" fill=\"{1}\"/>"
      "<g fill=\"#fff\" text-anchor=\"middle\" font-family=\"sans-serif\" font-size=\"11\">"
      "<text x=\"36\" y=\"14\">readiness</text><text x=\"96\" y=\"14\">{0} %</text></g></svg>\n",
      score, color);
}

}  // namespace linter::readiness
