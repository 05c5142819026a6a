// Quick fixes, comments that allow, and all safe fixes at once.

#include <fmt/format.h>

#include <algorithm>

#include "linter/lsp/diagnostics.h"
#include "linter/lsp/session.h"

namespace linter::lsp {

// Empty where an edit is in a file that is not at hand.
static Json WorkspaceEdit(const std::vector<Edit>& edits, const Findings& among,
                          const Document& document, const Client& client) {
  std::map<std::string, Json> by_uri;
  for (const Edit& edit : edits) {
    std::string uri = document.uri();
    Json range;
    if (edit.span.file == among.own) {
      range = document.lines().RangeOf(edit.span);
    } else {
      const auto other = among.others.find(edit.span.file);
      if (other == among.others.end()) {
        return nullptr;
      }
      uri = UriOf(other->second.path);
      range = Lines(*other->second.text, client.unit).RangeOf(edit.span);
    }
    by_uri.try_emplace(uri, Json::array())
        .first->second.push_back({{"range", std::move(range)}, {"newText", edit.text}});
  }
  Json result = Json::object();
  if (!client.edits_versions) {
    for (auto& [uri, some] : by_uri) {
      result["changes"][uri] = std::move(some);
    }
    return result;
  }
  result["documentChanges"] = Json::array();
  for (auto& [uri, some] : by_uri) {
    const Json version = uri == document.uri() ? Json(document.version()) : Json();
    result["documentChanges"].push_back(
        {{"textDocument", {{"uri", uri}, {"version", version}}}, {"edits", std::move(some)}});
  }
  return result;
}

static bool Touch(const Span& left, const Span& right) {
  return left.begin <= right.end && right.begin <= left.end;
}

static std::uint32_t LineStart(std::string_view text, std::uint32_t offset) {
  const auto before = text.rfind('\n', offset == 0 ? 0 : offset - 1);
  return offset == 0 || before == std::string_view::npos ? 0
                                                         : static_cast<std::uint32_t>(before + 1);
}

// Above the line of a finding; in a Dockerfile above the first line of its instruction, as the
// lines of one belong together.
static Edit AllowHere(const Diagnostic& finding, const Document& document, bool dockerfile) {
  const std::string_view text = document.text();
  auto start = LineStart(text, finding.span.begin);
  while (dockerfile && start > 1) {
    const auto above = LineStart(text, start - 1);
    const auto line = text.substr(above, start - 1 - above);
    const auto last = line.find_last_not_of(" \t\r");
    if (last == std::string_view::npos || (line[last] != '\\' && line[last] != '`')) {
      break;
    }
    start = above;
  }
  const auto indent = text.substr(start, text.find_first_not_of(" \t", start) - start);
  return {{finding.span.file, start, start},
          fmt::format("{}# shoal: allow {}\n", dockerfile ? "" : indent, finding.rule->id)};
}

// The first line; behind the directives that a Dockerfile may begin with.
static Edit AllowInFile(const Diagnostic& finding, const Document& document, bool dockerfile) {
  const std::string_view text = document.text();
  std::uint32_t at = 0;
  while (dockerfile && at < text.size() && text[at] == '#') {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    if (line.find('=') == std::string_view::npos || end == text.size()) {
      break;
    }
    at = static_cast<std::uint32_t>(end + 1);
  }
  return {{finding.span.file, at, at}, fmt::format("# shoal: allow-file {}\n", finding.rule->id)};
}

static bool Wants(const Json& only, std::string_view kind) {
  if (!only.is_array() || only.empty()) {
    return true;
  }
  return std::any_of(only.begin(), only.end(), [&](const Json& wish) {
    const auto text = wish.is_string() ? wish.get<std::string>() : "";
    return kind == text || kind.starts_with(text + ".");
  });
}

// What the safe fixes make of a text, one after the other. Empty where they change nothing.
static std::optional<Edit> FixAll(const Document& document, FileLinter& linter, ColumnUnit unit) {
  constexpr int MostRounds = 10;
  auto current = std::make_shared<const Document>(document.uri(), document.language(),
                                                  document.version(), document.text(), unit);
  for (int round = 0; round < MostRounds; ++round) {
    const auto findings = linter.Lint(*current);
    std::vector<Edit> taken;
    for (const Diagnostic& finding : findings ? findings->findings : std::vector<Diagnostic>()) {
      for (const Fix& fix : finding.fixes) {
        const bool free = std::none_of(fix.edits.begin(), fix.edits.end(), [&](const Edit& edit) {
          return edit.span.file != findings->own ||
                 std::any_of(taken.begin(), taken.end(),
                             [&](const Edit& other) { return Touch(edit.span, other.span); });
        });
        if (fix.safety == Safety::Safe && free) {
          taken.insert(taken.end(), fix.edits.begin(), fix.edits.end());
          break;
        }
      }
    }
    if (taken.empty()) {
      break;
    }
    current =
        std::make_shared<const Document>(document.uri(), document.language(), document.version(),
                                         Apply(current->text(), std::move(taken)), unit);
  }
  const std::string_view before = document.text();
  const std::string_view after = current->text();
  if (before == after) {
    return std::nullopt;
  }
  // Only what differs, so that the cursor stays where it is. Characters are not cut in halves.
  const auto inside = [](std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t front = 0;
  while (front < std::min(before.size(), after.size()) && before[front] == after[front]) {
    ++front;
  }
  while (front > 0 && (inside(before, front) || inside(after, front))) {
    --front;
  }
  std::size_t back = 0;
  while (back < std::min(before.size(), after.size()) - front &&
         before[before.size() - 1 - back] == after[after.size() - 1 - back]) {
    ++back;
  }
  while (back > 0 && inside(before, before.size() - back)) {
    --back;
  }
  return Edit{{document.source().id, static_cast<std::uint32_t>(front),
               static_cast<std::uint32_t>(before.size() - back)},
              std::string(after.substr(front, after.size() - back - front))};
}

// The actions for one finding.
static void AddActions(const Diagnostic& finding, const Findings& among, const Document& document,
                       const Client& client, Json& actions) {
  const Json diagnostics = {DiagnosticOf(finding, among, document, client)};
  const auto add = [&](const std::string& title, const std::vector<Edit>& edits, bool preferred) {
    auto edit = WorkspaceEdit(edits, among, document, client);
    if (edit.is_null()) {
      return;
    }
    Json action = {{"title", title},
                   {"kind", "quickfix"},
                   {"diagnostics", diagnostics},
                   {"edit", std::move(edit)}};
    if (preferred) {
      action["isPreferred"] = true;
    }
    actions.push_back(std::move(action));
  };
  bool first = true;
  for (const Fix& fix : finding.fixes) {
    const bool safe = fix.safety == Safety::Safe;
    add(fmt::format("shoal: {}{}", fix.title, safe ? "" : " (may change more than is wished)"),
        fix.edits, safe && first);
    first = false;
  }
  const bool dockerfile = FileLinter::IsDockerfile(document);
  add(fmt::format("shoal: allow {} here", finding.rule->id),
      {AllowHere(finding, document, dockerfile)}, false);
  add(fmt::format("shoal: allow {} in this file", finding.rule->id),
      {AllowInFile(finding, document, dockerfile)}, false);
}

Json Session::CodeActions(const Json& params) {
  Json actions = Json::array();
  const auto document = Find(params);
  if (document == nullptr) {
    return actions;
  }
  const auto range = document->lines().SpanOf(params.at("range"));
  const auto only = params.value("context", Json::object()).value("only", Json());
  const Findings* findings = FindingsOf(*document);
  // What was found in an older text has no places in this one.
  const bool fresh = findings != nullptr && findings->version == document->version();
  if (fresh && Wants(only, "quickfix")) {
    for (const Diagnostic& finding : findings->findings) {
      if (Touch(finding.span, range)) {
        AddActions(finding, *findings, *document, client_, actions);
      }
    }
  }
  const bool asked = only.is_array() && !only.empty();
  if (asked && Wants(only, "source.fixAll.shoal")) {
    if (auto edit = FixAll(*document, file_linter_, client_.unit)) {
      Findings own{.version = document->version(), .own = document->source().id};
      actions.push_back({{"title", "shoal: apply all safe fixes"},
                         {"kind", "source.fixAll.shoal"},
                         {"edit", WorkspaceEdit({std::move(*edit)}, own, *document, client_)}});
    }
  }
  return actions;
}

}  // namespace linter::lsp
