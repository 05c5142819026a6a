#include "linter/readiness/other_files.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "linter/readiness/dashboard.h"
#include "linter/readiness/pipeline.h"
#include "linter/text/line_index.h"
#include "linter/yaml/document.h"

namespace linter::readiness {

constexpr std::size_t MostHints = 20;
constexpr std::size_t MostExcerpt = 200;

static bool Matches(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

static bool IsAmong(const std::vector<PathPattern>& patterns, std::string_view path) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const PathPattern& pattern) {
    return pattern.Matches(path, EntryKind::File);
  });
}

static std::string_view NameOf(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

static bool IsYaml(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

static bool IsDocument(std::string_view path) {
  return path.ends_with(".md") || path.ends_with(".adoc") || path.ends_with(".rst") ||
         NameOf(path).starts_with(".env.") || NameOf(path) == "values.schema.json" ||
         NameOf(path) == "env.example" || NameOf(path) == "NOTES.txt";
}

static bool IsDockerfile(std::string_view path) {
  const auto name = NameOf(path);
  return name == "Dockerfile" || name == "Containerfile" || name.starts_with("Dockerfile.") ||
         name.ends_with(".Dockerfile");
}

static bool IsChangelog(std::string_view path) {
  static constexpr std::array<std::string_view, 6> Names = {
      "CHANGELOG.md", "CHANGELOG", "CHANGES.md", "HISTORY.md", "NEWS.md", "RELEASES.md"};
  const auto name = NameOf(path);
  return std::find(Names.begin(), Names.end(), name) != Names.end();
}

// The places that a rule file, a configuration of Alertmanager or a dashboard may have: whatever is
// YAML or JSON, and no manifest.
bool OtherFiles::Wants(std::string_view path) {
  const auto rows = checklist_.Rows();
  const bool listed = std::any_of(rows.begin(), rows.end(), [&](const Row* row) {
    return std::any_of(row->files.begin(), row->files.end(),
                       [&](const FileEvidence& wanted) { return IsAmong(wanted.paths, path); });
  });
  return listed || IsPipeline(path) || IsYaml(path) || path.ends_with(".json") ||
         IsDocument(path) || IsDockerfile(path) || IsChangelog(path) || IsMigration(path) ||
         NameOf(path) == "CODEOWNERS";
}

void OtherFiles::Say(std::string_view proof, Hint::Side side, Evidence evidence,
                     std::vector<Subject> subjects) {
  if (counts_[proof]++ < MostHints * 5) {
    hints_.push_back({.proof = proof,
                      .evidence = std::move(evidence),
                      .side = side,
                      .subjects = std::move(subjects)});
  }
}

// The first line of a file that is evidence of a row is enough.
static std::optional<Evidence> FindIn(const FileEvidence& wanted, const SourceFile& file) {
  Evidence evidence{.path = file.path, .text = wanted.says, .part = wanted.part};
  if (!wanted.lines) {
    return file.text.find_first_not_of(" \t\r\n") == std::string::npos ? std::nullopt
                                                                       : std::optional(evidence);
  }
  const std::string_view text = file.text;
  const bool document = file.path.ends_with(".md");
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto content = text.substr(begin, end - begin);
    ++evidence.line;
    const auto first = content.find_first_not_of(" \t");
    const bool comment = first != std::string_view::npos && content[first] == '#' && !document;
    if (!comment && Matches(content, *wanted.lines)) {
      evidence.excerpt = std::string(content.substr(0, MostExcerpt));
      return evidence;
    }
    begin = end + 1;
  }
  return std::nullopt;
}

void OtherFiles::ReadLines(std::string_view path, const SourceFile& file) {
  for (const auto* row : checklist_.Rows()) {
    for (const auto& wanted : row->files) {
      if (counts_[row->id] >= MostHints || !IsAmong(wanted.paths, path)) {
        continue;
      }
      if (auto evidence = FindIn(wanted, file)) {
        hints_.push_back({.row = row->id, .evidence = std::move(*evidence)});
        ++counts_[row->id];
      }
    }
  }
}

static Evidence EvidenceOf(const Step& step, const StepEvidence& wanted, const SourceFile& file) {
  return {
      .path = file.path,
      .line = step.line,
      .text = step.job.empty() ? wanted.says : fmt::format("{} (job `{}`)", wanted.says, step.job),
      .excerpt = std::string(
          LineIndex(file.text).Line(static_cast<std::uint32_t>(step.line)).substr(0, MostExcerpt)),
      .part = wanted.part};
}

// A step whose failure is passed over speaks against a row that no other step speaks for.
void OtherFiles::ReadSteps(const SourceFile& file) {
  using Force = Step::Force;
  const auto steps = ReadPipeline(file);
  for (const auto* row : checklist_.Rows()) {
    for (const auto& wanted : row->steps) {
      for (const auto& step : steps) {
        const bool counts =
            step.force == Force::Gate || wanted.trigger == StepEvidence::Trigger::Any;
        if (step.force == Force::Elsewhere && !counts) {
          continue;
        }
        if (counts_[row->id] >= MostHints || !Matches(step.text, *wanted.runs)) {
          continue;
        }
        ++counts_[row->id];
        auto evidence = EvidenceOf(step, wanted, file);
        if (!counts) {
          evidence.text += ", and its failure is passed over";
        }
        hints_.push_back({.row = row->id,
                          .evidence = std::move(evidence),
                          .side = counts ? Hint::Side::For : Hint::Side::Against});
      }
    }
  }
}

// The root of a file of one document that holds no object.
static std::optional<yaml::Node> PlainRoot(const yaml::Stream& stream) {
  for (const auto& document : stream.documents) {
    const auto root = document.root();
    if (!document.broken() && root && root->is_mapping() && !root->Find("apiVersion")) {
      return root;
    }
  }
  return std::nullopt;
}

void OtherFiles::ReadAlerts(const SourceFile& file) {
  if (file.text.find("alert:") == std::string::npos ||
      file.text.find("expr:") == std::string::npos) {
    return;
  }
  const auto stream = yaml::Parse(file);
  const auto root = PlainRoot(stream);
  const LineIndex lines(file.text);
  for (const auto& alert : root ? AlertsOf(yaml::Slot(*root)["groups"]) : std::vector<Alert>()) {
    const auto line = lines.At(alert.rule["alert"].span().begin, ColumnUnit::CodePoint).line;
    const Evidence evidence{.path = file.path,
                            .line = line,
                            .text = alert.Text(),
                            .excerpt = std::string(lines.Line(line).substr(0, MostExcerpt))};
    std::vector<Subject> covered;
    for (const auto& server : known_.servers) {
      if (Covers(alert.expression(), server.watched)) {
        covered.push_back(server.object);
      }
    }
    for (std::size_t i = 0; i < Watches; ++i) {
      const auto watch = static_cast<Watch>(i);
      const bool asks_servers = watch == Watch::Errors || watch == Watch::Latency;
      if (alert.On(watch) && (watch == Watch::Any || alert.Whole()) &&
          !(asks_servers && covered.empty())) {
        Say(ProofOf(watch), Hint::Side::For, evidence,
            asks_servers ? covered : std::vector<Subject>());
      }
    }
    const auto severity = alert.rule["labels"]["severity"].Text().value_or("");
    const auto runbook = alert.rule["annotations"]["runbook_url"].Text().value_or("");
    if (severity == "critical" || severity == "page" || severity == "warning") {
      auto told = evidence;
      told.text =
          fmt::format("alert `{}` names {}", alert.name(),
                      runbook.empty() ? "no runbook" : "the runbook " + std::string(runbook));
      Say("alert-runbooks", runbook.empty() ? Hint::Side::Against : Hint::Side::For, told);
    }
  }
}

void OtherFiles::ReadRouting(const SourceFile& file) {
  if (file.text.find("receivers:") == std::string::npos ||
      file.text.find("route:") == std::string::npos) {
    return;
  }
  const auto stream = yaml::Parse(file);
  const auto root = PlainRoot(stream);
  const LineIndex lines(file.text);
  for (const auto& receiver : root ? ReceiversInUse(yaml::Slot(*root)) : std::vector<Receiver>()) {
    const auto name = receiver.slot["name"];
    const auto line = lines.At(name.span().begin, ColumnUnit::CodePoint).line;
    if (receiver.notifies) {
      Say("alert-routing", Hint::Side::For,
          {.path = file.path,
           .line = line,
           .text = fmt::format("alerts reach the receiver `{}`", name.Text().value_or("")),
           .excerpt = std::string(lines.Line(line).substr(0, MostExcerpt))});
    }
  }
}

void OtherFiles::ReadPlainDashboard(const SourceFile& file) {
  if (file.text.find("\"panels\"") == std::string::npos &&
      file.text.find("\"rows\"") == std::string::npos) {
    return;
  }
  const auto dashboard = ReadDashboard(file.text);
  if (dashboard.panels > 0 && file.text.find("\"schemaVersion\"") != std::string::npos) {
    Say("dashboards", Hint::Side::For,
        {.path = file.path,
         .text = fmt::format("dashboard `{}` with {} panels", dashboard.title, dashboard.panels)});
  }
}

void OtherFiles::Read(std::string_view path, const SourceFile& file) {
  ReadLines(path, file);
  if (IsPipeline(path)) {
    ReadSteps(file);
  } else if (IsYaml(path)) {
    ReadAlerts(file);
    ReadRouting(file);
    ReadVersions(path, file);
  } else if (path.ends_with(".json")) {
    ReadPlainDashboard(file);
  }
  if (IsDockerfile(path)) {
    ReadDockerfile(file);
  }
  if (IsChangelog(path)) {
    ReadVersions(path, file);
  }
  if (IsDocument(path)) {
    ReadDocument(file);
    ReadCommands(file);
  }
  if (NameOf(path) == "CODEOWNERS") {
    ReadOwners(file);
  }
  if (IsMigration(path)) {
    const auto slash = path.rfind('/');
    const auto folder = std::string(path.substr(0, slash == std::string_view::npos ? 0 : slash));
    migrations_[folder].emplace(std::string(NameOf(path)), file);
  }
}

std::vector<Hint> OtherFiles::Take() {
  CompareVersions();
  CompareVariables();
  auto migrations = JudgeMigrations(migrations_);
  std::move(migrations.begin(), migrations.end(), std::back_inserter(hints_));
  // What one step lets pass another one may stop.
  std::set<std::string_view> stopped;
  for (const auto& hint : hints_) {
    if (!hint.row.empty() && hint.side == Hint::Side::For) {
      stopped.insert(hint.row);
    }
  }
  hints_.erase(std::remove_if(hints_.begin(), hints_.end(),
                              [&](const Hint& hint) {
                                return hint.side == Hint::Side::Against &&
                                       stopped.contains(hint.row);
                              }),
               hints_.end());
  return std::move(hints_);
}

}  // namespace linter::readiness
