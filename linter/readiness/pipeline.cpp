// Commands of pipelines, and whether their failure stops anything.

#include "linter/readiness/pipeline.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "linter/text/line_index.h"
#include "linter/yaml/document.h"

namespace linter::readiness {

using Force = Step::Force;

constexpr std::size_t MostSteps = 5000;
constexpr std::size_t MostText = 2000;

static bool IsWorkflow(std::string_view path) {
  return (path.find(".github/workflows/") != std::string_view::npos) &&
         (path.ends_with(".yml") || path.ends_with(".yaml"));
}

static bool IsGitLab(std::string_view path) {
  return path.ends_with(".gitlab-ci.yml") || path.ends_with(".gitlab-ci.yaml");
}

bool IsPipeline(std::string_view path) {
  static constexpr std::array<std::string_view, 8> Others = {
      "azure-pipelines.yml",     "azure-pipelines.yaml", ".circleci/config.yml",  ".drone.yml",
      "bitbucket-pipelines.yml", ".travis.yml",          ".circleci/config.yaml", "Jenkinsfile"};
  return IsWorkflow(path) || IsGitLab(path) ||
         std::any_of(Others.begin(), Others.end(),
                     [&](std::string_view each) { return path.ends_with(each); });
}

class PipelineReader {
 public:
  explicit PipelineReader(const SourceFile& file) : lines_(file.text) {}

  void ReadWorkflow(const yaml::Node& root);
  void ReadGitLab(const yaml::Node& root);
  // Whatever stands under a key that holds commands.
  void ReadCommands(const yaml::Node& node, int depth);
  void ReadLines(std::string_view text);
  std::vector<Step> Take() { return std::move(steps_); }

 private:
  void AddJob(std::string_view name, const yaml::Node& job, Force force);
  void AddStep(const yaml::Node& step, std::string_view job, Force force);
  void AddAction(const yaml::Node& uses, const yaml::Node& step, std::string_view job, Force force);
  // Each line of a script, those that a backslash continues as one.
  void AddScript(const yaml::Node& script, std::string_view job, Force force);
  void Add(std::size_t line, std::string_view text, std::string_view job, Force force);
  std::size_t LineOf(const yaml::Node& node) const {
    return lines_.At(node.span().begin, ColumnUnit::CodePoint).line;
  }

  LineIndex lines_;
  std::vector<Step> steps_;
};

static bool Swallows(std::string_view command) {
  static const RE2 Pattern(R"(\|\|\s*(true|:|echo\b|exit 0)|;\s*(true|exit 0)\s*$)");
  return RE2::PartialMatch(re2::StringPiece(command.data(), command.size()), Pattern);
}

static bool IsTrue(const std::optional<yaml::Node>& node) {
  return node && node->is_scalar() && node->text() == "true";
}

void PipelineReader::Add(std::size_t line, std::string_view text, std::string_view job,
                         Force force) {
  text = text.substr(0, MostText);
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos || text[first] == '#' || steps_.size() >= MostSteps) {
    return;
  }
  steps_.push_back({.line = line,
                    .text = std::string(text.substr(first)),
                    .job = std::string(job),
                    .force = Swallows(text) ? Force::Ignored : force});
}

void PipelineReader::AddScript(const yaml::Node& script, std::string_view job, Force force) {
  if (script.is_sequence()) {
    for (const auto& item : script.Items()) {
      AddScript(item, job, force);
    }
    return;
  }
  if (!script.is_scalar()) {
    return;
  }
  // A block's first line stands below its indicator.
  const bool block =
      script.style() == yaml::Style::Literal || script.style() == yaml::Style::Folded;
  auto line = LineOf(script) + (block ? 1 : 0);
  const auto text = script.text();
  std::string command;
  auto begin = line;
  for (std::size_t at = 0; at <= text.size(); ++line) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto part = text.substr(at, end - at);
    at = end + 1;
    begin = command.empty() ? line : begin;
    const bool goes_on = part.ends_with('\\');
    command += part.substr(0, part.size() - (goes_on ? 1 : 0));
    if (goes_on) {
      continue;
    }
    force = command.find("set +e") != std::string::npos ? Force::Ignored : force;
    Add(begin, command, job, force);
    command.clear();
  }
}

void PipelineReader::AddAction(const yaml::Node& uses, const yaml::Node& step, std::string_view job,
                               Force force) {
  std::string text(uses.text());
  const auto with = step.Find("with");
  for (const auto& [key, value] : with ? with->Entries() : std::vector<yaml::Entry>()) {
    if (value.is_scalar()) {
      std::string flat(value.text());
      std::replace(flat.begin(), flat.end(), '\n', ' ');
      text += " " + std::string(key.text()) + "=" + flat;
    }
  }
  Add(LineOf(uses), text, job, force);
}

void PipelineReader::AddStep(const yaml::Node& step, std::string_view job, Force force) {
  const auto condition = step.Find("if");
  if (condition && condition->text() == "false") {
    return;
  }
  force = IsTrue(step.Find("continue-on-error")) ? Force::Ignored : force;
  if (const auto run = step.Find("run")) {
    AddScript(*run, job, force);
  }
  if (const auto uses = step.Find("uses"); uses && uses->is_scalar()) {
    AddAction(*uses, step, job, force);
  }
}

void PipelineReader::AddJob(std::string_view name, const yaml::Node& job, Force force) {
  const auto condition = job.Find("if");
  if (condition && condition->text() == "false") {
    return;
  }
  force = IsTrue(job.Find("continue-on-error")) ? Force::Ignored : force;
  if (const auto steps = job.Find("steps"); steps && steps->is_sequence()) {
    for (const auto& step : steps->Items()) {
      AddStep(step, name, force);
    }
  }
  if (const auto uses = job.Find("uses"); uses && uses->is_scalar()) {
    AddAction(*uses, job, name, force);
  }
}

// What runs for a change, or is called by what may.
static bool RunsForChanges(const yaml::Node& on) {
  static constexpr std::array<std::string_view, 5> Events = {
      "pull_request", "pull_request_target", "merge_group", "push", "workflow_call"};
  const auto counts = [](const yaml::Node& name) {
    return std::find(Events.begin(), Events.end(), name.text()) != Events.end();
  };
  if (on.is_scalar()) {
    return counts(on);
  }
  if (on.is_sequence()) {
    const auto items = on.Items();
    return std::any_of(items.begin(), items.end(), counts);
  }
  for (const auto& [key, value] : on.Entries()) {
    const bool tags_only =
        key.text() == "push" && value.is_mapping() && value.Find("tags") && !value.Find("branches");
    if (counts(key) && !tags_only) {
      return true;
    }
  }
  return false;
}

void PipelineReader::ReadWorkflow(const yaml::Node& root) {
  const auto jobs = root.Find("jobs");
  // YAML 1.1 takes the key `on` for a truth; its text is what is written.
  const auto on = root.Find("on");
  if (!jobs || !jobs->is_mapping()) {
    return;
  }
  const auto force = !on || RunsForChanges(*on) ? Force::Gate : Force::Elsewhere;
  for (const auto& [name, job] : jobs->Entries()) {
    if (job.is_mapping()) {
      AddJob(name.text(), job, force);
    }
  }
}

void PipelineReader::ReadGitLab(const yaml::Node& root) {
  if (const auto include = root.Find("include")) {
    for (const auto& item :
         include->is_sequence() ? include->Items() : std::vector<yaml::Node>{*include}) {
      const auto what = item.is_mapping() ? item.Find("template") : std::optional<yaml::Node>();
      if (what && what->is_scalar()) {
        Add(LineOf(*what), "include " + std::string(what->text()), "", Force::Gate);
      }
    }
  }
  for (const auto& [name, job] : root.Entries()) {
    if (!job.is_mapping() || name.text().starts_with('.')) {
      continue;
    }
    const auto when = job.Find("when");
    const bool manual = when && when->is_scalar() && when->text() == "manual";
    const auto force = IsTrue(job.Find("allow_failure")) ? Force::Ignored
                       : manual                          ? Force::Elsewhere
                                                         : Force::Gate;
    for (const auto* key : {"before_script", "script", "after_script"}) {
      if (const auto script = job.Find(key)) {
        AddScript(*script, name.text(), force);
      }
    }
  }
}

void PipelineReader::ReadCommands(const yaml::Node& node, int depth) {
  static constexpr std::array<std::string_view, 8> Keys = {
      "run", "command", "commands", "script", "bash", "sh", "install", "before_script"};
  constexpr int Deepest = 16;
  if (depth > Deepest) {
    return;
  }
  if (node.is_sequence()) {
    for (const auto& item : node.Items()) {
      ReadCommands(item, depth + 1);
    }
  }
  for (const auto& [key, value] : node.is_mapping() ? node.Entries() : std::vector<yaml::Entry>()) {
    if (std::find(Keys.begin(), Keys.end(), key.text()) != Keys.end() && !value.is_mapping()) {
      AddScript(value, "", Force::Gate);
    } else {
      ReadCommands(value, depth + 1);
    }
  }
}

void PipelineReader::ReadLines(std::string_view text) {
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto part = text.substr(at, end - at);
    const auto first = part.find_first_not_of(" \t");
    if (first != std::string_view::npos && !part.substr(first).starts_with("//")) {
      Add(line, part, "", Force::Gate);
    }
    at = end + 1;
  }
}

std::vector<Step> ReadPipeline(const SourceFile& file) {
  PipelineReader reader(file);
  if (file.path.ends_with("Jenkinsfile")) {
    reader.ReadLines(file.text);
    return reader.Take();
  }
  const auto stream = yaml::Parse(file);
  for (const auto& document : stream.documents) {
    const auto root = document.root();
    if (document.broken() || !root || !root->is_mapping()) {
      continue;
    }
    if (IsWorkflow(file.path)) {
      reader.ReadWorkflow(*root);
    } else if (IsGitLab(file.path)) {
      reader.ReadGitLab(*root);
    } else {
      reader.ReadCommands(*root, 0);
    }
  }
  return reader.Take();
}

}  // namespace linter::readiness
