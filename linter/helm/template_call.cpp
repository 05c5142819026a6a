#include "linter/helm/template_call.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "linter/helm/parsed_template.h"

namespace linter::helm {

using gotemplate::NodeType;

template <typename T>
static const T& As(const gotemplate::Node& node) {
  return static_cast<const T&>(node);
}

// Goes through one template and notes its calls.
class CallWalk {
 public:
  CallWalk(const SourceFile& source, std::vector<TemplateCall>& into)
      : source_(source), into_(into) {}

  void Walk(const gotemplate::Node* node) {
    constexpr int MaxDepth = 500;
    if (node == nullptr || depth_ > MaxDepth) {
      return;
    }
    ++depth_;
    switch (node->type) {
      case NodeType::List:
        for (const auto* each : As<gotemplate::ListNode>(*node).nodes) {
          Walk(each);
        }
        break;
      case NodeType::Action:
        Walk(As<gotemplate::ActionNode>(*node).pipe);
        break;
      case NodeType::If:
      case NodeType::With:
      case NodeType::Range: {
        const auto& branch = As<gotemplate::BranchNode>(*node);
        Walk(branch.pipe);
        Walk(branch.list);
        Walk(branch.else_list);
        break;
      }
      case NodeType::Template:
        Walk(As<gotemplate::TemplateNode>(*node).pipe);
        break;
      case NodeType::Pipe:
        WalkPipe(As<gotemplate::PipeNode>(*node));
        break;
      case NodeType::Chain:
        Walk(As<gotemplate::ChainNode>(*node).node);
        break;
      default:
        break;
    }
    --depth_;
  }

 private:
  void WalkPipe(const gotemplate::PipeNode& pipe) {
    std::string piped;
    for (std::size_t i = 0; i < pipe.commands.size(); ++i) {
      const auto& command = *pipe.commands[i];
      Note(command, i == 0 ? nullptr : &piped);
      for (const auto* argument : command.arguments) {
        Walk(argument);
      }
      piped = Shown(command);
    }
  }

  void Note(const gotemplate::CommandNode& command, const std::string* piped) {
    const auto& first = *command.arguments.front();
    if (first.type != NodeType::Identifier) {
      return;
    }
    const auto name = As<gotemplate::IdentifierNode>(first).name;
    TemplateCall call{std::string(name), SpanOf(first, name), {}};
    for (std::size_t i = 1; i < command.arguments.size(); ++i) {
      call.arguments.push_back(Shown(*command.arguments[i]));
    }
    if (piped != nullptr) {
      call.arguments.push_back(*piped);
    }
    into_.push_back(std::move(call));
  }

  // What holds a pipe is not shown: nobody asks for it, and its text could be long.
  static std::string Shown(const gotemplate::Node& node) {
    if (node.type == NodeType::Command) {
      const auto& arguments = As<gotemplate::CommandNode>(node).arguments;
      return arguments.size() == 1 ? Shown(*arguments.front()) : std::string();
    }
    const bool plain = node.type == NodeType::Field || node.type == NodeType::Variable ||
                       node.type == NodeType::Bool || node.type == NodeType::Number ||
                       node.type == NodeType::String || node.type == NodeType::Nil;
    return plain ? Print(node) : std::string();
  }

  Span SpanOf(const gotemplate::Node& node, std::string_view text) const {
    const std::string_view whole = source_.text;
    const auto from = node.position > text.size() ? node.position - text.size() : 0;
    auto begin = whole.find(text, from);
    begin = begin == std::string_view::npos ? whole.size() : begin;
    return {source_.id, static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(std::min(begin + text.size(), whole.size()))};
  }

  const SourceFile& source_;
  std::vector<TemplateCall>& into_;
  int depth_ = 0;
};

std::vector<TemplateCalls> CallsOf(const ChartView& chart) {
  std::vector<TemplateCalls> all;
  for (const ChartFile& file : chart.files()) {
    if (!file.path.starts_with("templates/")) {
      continue;
    }
    const auto parsed = ParseTemplate(file);
    TemplateCalls calls{&file, {}};
    CallWalk walk(*file.source, calls.calls);
    for (const auto& [name, definition] : parsed->templates) {
      walk.Walk(definition.root);
    }
    all.push_back(std::move(calls));
  }
  return all;
}

static std::string_view LastName(std::string_view path) {
  return path.substr(std::min(path.rfind('.') + 1, path.size()));
}

// `.Values.a.b`, `.enabled` in a `with`, `$job.enabled`.
static bool IsValuePath(std::string_view path) {
  return path.size() > 1 && (path[0] == '.' || path[0] == '$') &&
         path.rfind('.') != std::string_view::npos && path.find(' ') == std::string_view::npos;
}

static bool TakesZero(std::string_view name) {
  constexpr std::array<std::string_view, 10> Names = {"replicas",
                                                      "replicaCount",
                                                      "backoffLimit",
                                                      "revisionHistoryLimit",
                                                      "successfulJobsHistoryLimit",
                                                      "failedJobsHistoryLimit",
                                                      "ttlSecondsAfterFinished",
                                                      "terminationGracePeriodSeconds",
                                                      "stabilizationWindowSeconds",
                                                      "minReplicaCount"};
  return std::find(Names.begin(), Names.end(), name) != Names.end();
}

static bool IsNumber(std::string_view text) {
  return !text.empty() && text != "0" &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// What the calls of a file ask of: such a value may not come to its default.
static std::set<std::string, std::less<>> AskedOf(const TemplateCalls& file) {
  constexpr std::array<std::string_view, 9> Guards = {
      "hasKey", "kindIs", "kindOf", "typeIs", "typeOf", "dig", "eq", "ne", "isNil"};
  std::set<std::string, std::less<>> asked;
  for (const auto& call : file.calls) {
    if (std::find(Guards.begin(), Guards.end(), call.function) != Guards.end()) {
      asked.insert(call.arguments.begin(), call.arguments.end());
    }
  }
  return asked;
}

std::vector<OverriddenValue> OverriddenValues(const ChartView& chart) {
  std::vector<OverriddenValue> overridden;
  for (const auto& file : CallsOf(chart)) {
    const auto asked = AskedOf(file);
    for (const auto& call : file.calls) {
      if (call.arguments.size() != 2) {
        continue;
      }
      // `default FALLBACK VALUE`, but `or VALUE FALLBACK`.
      const bool chosen = call.function == "or" || call.function == "coalesce";
      const auto& value = call.arguments[chosen ? 0 : 1];
      const auto& fallback = call.arguments[chosen ? 1 : 0];
      if ((!chosen && call.function != "default") || !IsValuePath(value) ||
          !(fallback == "true" || (IsNumber(fallback) && TakesZero(LastName(value)))) ||
          asked.contains(value) || asked.contains("\"" + std::string(LastName(value)) + "\"")) {
        continue;
      }
      overridden.push_back({call.span, value, fallback});
    }
  }
  return overridden;
}

static bool Mentions(const SourceFile& source, std::string_view word) {
  return source.text.find(word) != std::string::npos;
}

// As much of the line around an offset as a person would read.
static std::string_view LineAt(const SourceFile& source, std::uint32_t offset) {
  constexpr std::size_t Reach = 200;
  const std::string_view text = source.text;
  const auto start = offset > Reach ? offset - Reach : 0;
  const auto before = text.substr(start, offset - start).rfind('\n');
  const auto begin = before == std::string_view::npos ? start : start + before + 1;
  const auto rest = text.substr(offset, Reach);
  return text.substr(begin, offset - begin + std::min(rest.find('\n'), rest.size()));
}

// Somebody wants it to change.
static bool IsMeant(std::string_view line) {
  static const RE2 words(
      "(?i)rollme|roll-me|restart|redeploy|deploy|timestamp|checksum|force|date|time|nonce|"
      "revision|rollout|updated|changed|year");
  return RE2::PartialMatch(line, words);
}

static bool IsUnstable(std::string_view function) {
  constexpr std::array<std::string_view, 16> Functions = {"randAlphaNum",
                                                          "randAlpha",
                                                          "randNumeric",
                                                          "randAscii",
                                                          "randBytes",
                                                          "randInt",
                                                          "uuidv4",
                                                          "genCA",
                                                          "genCAWithKey",
                                                          "genSignedCert",
                                                          "genSelfSignedCert",
                                                          "genSignedCertWithKey",
                                                          "genPrivateKey",
                                                          "genSelfSignedCertWithKey",
                                                          "shuffle",
                                                          "now"};
  return std::find(Functions.begin(), Functions.end(), function) != Functions.end();
}

static bool LooksFirst(const TemplateCalls& file) {
  const auto& source = *file.file->source;
  // A partial may do it: `include "common.secrets.lookup"`.
  return Mentions(source, "lookup") || Mentions(source, "passwords.manage") ||
         Mentions(source, "helm.sh/hook") || Mentions(source, "IsInstall") ||
         Mentions(source, "IsUpgrade") || Mentions(source, "helm.sh/resource-policy");
}

std::vector<UnstableCall> UnstableCalls(const ChartView& chart) {
  std::vector<UnstableCall> unstable;
  const auto files = CallsOf(chart);
  const bool looks = std::any_of(files.begin(), files.end(), LooksFirst);
  for (const auto& file : files) {
    const auto& path = file.file->path;
    const bool partial = !path.ends_with(".yaml") && !path.ends_with(".yml");
    // Partials may be for those that look.
    if (path.ends_with(".txt") || path.starts_with("templates/test") || LooksFirst(file) ||
        (partial && looks)) {
      continue;
    }
    for (const auto& call : file.calls) {
      if (IsUnstable(call.function) && !IsMeant(LineAt(*file.file->source, call.span.begin))) {
        unstable.push_back({call.function, call.span});
      }
    }
  }
  return unstable;
}

}  // namespace linter::helm
