// Conditions are followed as far as they are written in one piece: `semverCompare` on the version
// of the cluster, `.Capabilities.APIVersions.Has`, and `and`, `or`, `not` of them.

#include "linter/helm/version_branch.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "linter/gotemplate/node.h"
#include "linter/helm/capabilities.h"
#include "linter/helm/parsed_template.h"
#include "linter/helm/semver.h"

namespace linter::helm {

using gotemplate::NodeType;

enum class Answer : std::uint8_t { No, Unknown, Yes };

// One version of Kubernetes, and what is known of what it serves.
struct Cluster {
  Version version;
  // Null where nobody chose the version.
  const RenderOptions* options = nullptr;
};

template <typename Kind>
static const Kind& As(const gotemplate::Node& node) {
  return static_cast<const Kind&>(node);
}

static bool HasNames(gotemplate::Names names, std::span<const std::string_view> wanted) {
  return std::equal(names.begin(), names.end(), wanted.begin(), wanted.end());
}

// `.Capabilities.…` and `$.Capabilities.…`.
static std::vector<std::string_view> FieldOf(const gotemplate::Node& node) {
  if (node.type != NodeType::Field && node.type != NodeType::Variable) {
    return {};
  }
  auto names = As<gotemplate::FieldNode>(node).names;
  if (node.type == NodeType::Variable) {
    if (names.empty() || names.front() != "$") {
      return {};
    }
    names = names.subspan(1);
  }
  return {names.begin(), names.end()};
}

static bool IsKubeVersion(const gotemplate::Node& node) {
  constexpr std::array<std::string_view, 3> Version = {"Capabilities", "KubeVersion", "Version"};
  constexpr std::array<std::string_view, 3> GitVersion = {"Capabilities", "KubeVersion",
                                                          "GitVersion"};
  const auto names = FieldOf(node);
  return HasNames(names, Version) || HasNames(names, GitVersion);
}

static std::optional<std::string> TextOf(const gotemplate::Node& node) {
  if (node.type != NodeType::String || As<gotemplate::StringNode>(node).text == nullptr) {
    return std::nullopt;
  }
  return std::string(As<gotemplate::StringNode>(node).text->bytes());
}

class Question {
 public:
  explicit Question(const Cluster& cluster) : cluster_(cluster) {}

  Answer Ask(const gotemplate::Node& node);

 private:
  Answer AskPipe(const gotemplate::PipeNode& pipe);
  Answer AskCommand(const gotemplate::CommandNode& command, const gotemplate::Node* piped);
  Answer Compare(const gotemplate::Node& constraint) const;
  Answer Has(const gotemplate::Node& api_version) const;
  static constexpr int MaxDepth = 100;

  const Cluster& cluster_;
  int depth_ = 0;
};

Answer Question::Ask(const gotemplate::Node& node) {
  if (node.type != NodeType::Pipe || depth_ > MaxDepth) {
    return Answer::Unknown;
  }
  ++depth_;
  const auto answer = AskPipe(As<gotemplate::PipeNode>(node));
  --depth_;
  return answer;
}

Answer Question::AskPipe(const gotemplate::PipeNode& pipe) {
  if (!pipe.variables.empty()) {
    return Answer::Unknown;
  }
  if (pipe.commands.size() == 1) {
    return AskCommand(*pipe.commands.front(), nullptr);
  }
  const bool piped = pipe.commands.size() == 2 && pipe.commands.front()->arguments.size() == 1;
  return piped ? AskCommand(*pipe.commands.back(), pipe.commands.front()->arguments.front())
               : Answer::Unknown;
}

Answer Question::AskCommand(const gotemplate::CommandNode& command, const gotemplate::Node* piped) {
  auto arguments =
      std::vector<const gotemplate::Node*>(command.arguments.begin(), command.arguments.end());
  if (piped != nullptr) {
    arguments.push_back(piped);
  }
  if (arguments.empty()) {
    return Answer::Unknown;
  }
  constexpr std::array<std::string_view, 3> HasVersion = {"Capabilities", "APIVersions", "Has"};
  const auto& first = *arguments.front();
  if (arguments.size() == 2 && HasNames(FieldOf(first), HasVersion)) {
    return Has(*arguments[1]);
  }
  if (arguments.size() == 1) {
    return Ask(first);
  }
  const auto name =
      first.type == NodeType::Identifier ? As<gotemplate::IdentifierNode>(first).name : "";
  if (name == "semverCompare" && arguments.size() == 3 && IsKubeVersion(*arguments[2])) {
    return Compare(*arguments[1]);
  }
  if (name == "not" && arguments.size() == 2) {
    const auto answer = Ask(*arguments[1]);
    return answer == Answer::Unknown ? answer : (answer == Answer::Yes ? Answer::No : Answer::Yes);
  }
  if (name != "and" && name != "or") {
    return Answer::Unknown;
  }
  auto answer = name == "and" ? Answer::Yes : Answer::No;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const auto next = Ask(*arguments[i]);
    answer = name == "and" ? std::min(answer, next) : std::max(answer, next);
  }
  return answer;
}

Answer Question::Compare(const gotemplate::Node& constraint) const {
  const auto text = TextOf(constraint);
  const auto parsed = text ? ParseConstraint(*text) : Expected<Constraint>(Error{""});
  if (!parsed) {
    return Answer::Unknown;
  }
  return Satisfies(cluster_.version, *parsed) ? Answer::Yes : Answer::No;
}

// Only of what Helm knows by itself: other groups may be there or not.
Answer Question::Has(const gotemplate::Node& api_version) const {
  const auto text = TextOf(api_version);
  if (!text || cluster_.options == nullptr) {
    return Answer::Unknown;
  }
  const auto among = [](const auto& list, std::string_view wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
  };
  if (among(cluster_.options->api_versions, *text)) {
    return Answer::Yes;
  }
  auto of_kind = std::string_view(*text);
  of_kind = of_kind.substr(0, of_kind.rfind('/'));
  const auto& unserved = cluster_.options->unserved_api_versions;
  return among(unserved, *text) || among(unserved, of_kind) ? Answer::No : Answer::Unknown;
}

// Looks for conditions in one file.
class BranchWalk {
 public:
  BranchWalk(const SourceFile& source, const std::vector<Cluster>& clusters)
      : source_(source), clusters_(clusters) {}

  void Walk(const gotemplate::ListNode* list);
  std::vector<VersionBranch> Take() { return std::move(found_); }

 private:
  void Look(const gotemplate::BranchNode& branch);
  std::optional<Span> TagOf(const gotemplate::BranchNode& branch) const;
  static constexpr int MaxDepth = 200;

  const SourceFile& source_;
  const std::vector<Cluster>& clusters_;
  std::vector<VersionBranch> found_;
  int depth_ = 0;
};

void BranchWalk::Walk(const gotemplate::ListNode* list) {
  if (list == nullptr || depth_ > MaxDepth) {
    return;
  }
  ++depth_;
  for (const auto* node : list->nodes) {
    if (node->type == NodeType::If || node->type == NodeType::With ||
        node->type == NodeType::Range) {
      Look(As<gotemplate::BranchNode>(*node));
    }
  }
  --depth_;
}

void BranchWalk::Look(const gotemplate::BranchNode& branch) {
  std::size_t yes = 0;
  std::size_t no = 0;
  for (const auto& cluster : clusters_) {
    const auto answer =
        branch.type == NodeType::If ? Question(cluster).Ask(*branch.pipe) : Answer::Unknown;
    yes += answer == Answer::Yes ? 1 : 0;
    no += answer == Answer::No ? 1 : 0;
  }
  const bool always = yes == clusters_.size();
  const bool never = no == clusters_.size();
  const auto tag = always || never ? TagOf(branch) : std::nullopt;
  if (tag) {
    found_.push_back({*tag, always, branch.else_list != nullptr});
  }
  // What stands in a dead branch is dead as well.
  if (!never) {
    Walk(branch.list);
  }
  if (!always) {
    Walk(branch.else_list);
  }
}

std::optional<Span> BranchWalk::TagOf(const gotemplate::BranchNode& branch) const {
  const std::string_view text = source_.text;
  const auto at = std::min<std::size_t>(branch.pipe->position, text.size());
  const auto begin = text.rfind("{{", at);
  const auto end = text.find("}}", at);
  if (begin == std::string_view::npos || end == std::string_view::npos) {
    return std::nullopt;
  }
  return Span{source_.id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end + 2)};
}

// Those that somebody chose, with what each render knows of them.
static std::vector<Cluster> ChosenClusters(const ChartView& chart, VersionBranches& result) {
  std::vector<Cluster> clusters;
  for (const auto& render : chart.renders()) {
    const auto version = ParseVersion(render.options->kube_version);
    if (!render.options->chosen_versions.empty() && version) {
      clusters.push_back({*version, render.options});
    }
  }
  if (!clusters.empty()) {
    const auto& chosen = clusters.front().options->chosen_versions;
    result.versions = chosen.size() == 1
                          ? fmt::format("Kubernetes {}", chosen.front())
                          : fmt::format("Kubernetes {} to {}", chosen.front(), chosen.back());
  }
  return clusters;
}

// Those that the chart asks for, far beyond what there is.
static std::vector<Cluster> WantedClusters(const ChartView& chart, VersionBranches& result) {
  constexpr std::uint64_t BeyondAll = 80;
  std::vector<Cluster> clusters;
  const auto text = chart.has_metadata() ? chart.metadata()["kubeVersion"].Text() : std::nullopt;
  const auto wanted = text ? ParseConstraint(*text) : Expected<Constraint>(Error{""});
  for (std::uint64_t minor = 0; wanted && minor <= BeyondAll; ++minor) {
    for (const std::uint64_t patch : {0, 40}) {
      const Version version{.major = 1,
                            .minor = minor,
                            .patch = patch,
                            .prerelease = {},
                            .metadata = {},
                            .original = {}};
      if (Satisfies(version, *wanted)) {
        clusters.push_back({version, nullptr});
      }
    }
  }
  if (!clusters.empty()) {
    result.versions = fmt::format("Kubernetes {}, which `kubeVersion` asks for", *text);
  }
  return clusters;
}

VersionBranches FindVersionBranches(const ChartView& chart) {
  VersionBranches result;
  auto clusters = ChosenClusters(chart, result);
  if (clusters.empty()) {
    clusters = WantedClusters(chart, result);
  }
  for (const auto& file : chart.files()) {
    const bool asks = file.path.starts_with("templates/") &&
                      file.source->text.find("Capabilities") != std::string::npos;
    if (clusters.empty() || !asks) {
      continue;
    }
    const auto parsed = ParseTemplate(file);
    BranchWalk walk(*file.source, clusters);
    for (const auto& [name, definition] : parsed->templates) {
      walk.Walk(definition.root);
    }
    auto found = walk.Take();
    result.branches.insert(result.branches.end(), found.begin(), found.end());
  }
  return result;
}

}  // namespace linter::helm
