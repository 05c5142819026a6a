#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "linter/output/format.h"

namespace linter::output {

inline constexpr std::string_view WebManifest = R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          image: nginx:1.27.3
          resources:
            requests:
              memory: 512Mi
            limits:
              memory: 256Mi
          securityContext:
            privileged: true
)";

inline constexpr std::string_view ServiceManifest =
    "apiVersion: v1\r\n"
    "kind: Service\r\n"
    "metadata: {name: front, namespace: shop}\r\n"
    "spec: {selector: {app: web}}\r\n";

// A tab, characters of two columns and of none, one outside the basic plane, one that a terminal
// would obey, and a byte that is not UTF-8.
inline constexpr std::string_view OddManifest =
    "# \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\n"
    "title:\t\xF0\x9F\x9A\xA2 e\xCC\x81t\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC nginx:latest # \x1B[31m\n"
    "broken: \"\xFF\n"
    "\n"
    "last: [https://example.com/one](two)";

// One line far wider than any terminal.
inline std::string WideManifest() {
  return R"({"apiVersion": "v1", "data": {"padding": ")" + std::string(300, 'x') +
         R"("}, "kind": "ConfigMap", "immutable": "yes", "more": ")" + std::string(300, 'y') +
         "\"}\n";
}

// A run made by hand: every shape of finding that a format has to show, without the engine.
class Project {
 public:
  Project() {
    AddFile("deploy/web.yaml", WebManifest);
    AddFile("deploy/front service.yaml", ServiceManifest);
    AddFile(
        "deploy/\xC3\xB6"
        "dd#1.yaml",
        OddManifest);
    AddFile("deploy/wide.json", WideManifest());
    AddFile("deploy/locked.yaml", "");
    AddFile("deploy/good.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: good}\n");
    AddFindings();
  }
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;

  // The run with its findings.
  Result Findings() const {
    auto result = Clean();
    result.findings = findings_;
    result.summary.unreadable = 2;
    result.summary.suppressed = 3;
    return result;
  }

  // The same files, and nothing to say about them.
  Result Clean() const {
    return {.findings = {},
            .files = files_,
            .summary = {.files = files_.size(), .documents = 6, .objects = 4},
            .rules = rules_,
            .version = "0.1.0"};
  }

 private:
  void AddFile(std::string path, std::string_view text) {
    const auto id = static_cast<FileId>(sources_.size());
    sources_.push_back({id, std::move(path), std::string(text)});
    files_.clear();
    for (const auto& source : sources_) {
      files_.push_back({&source, "cluster/" + source.path});
    }
  }

  // The place of `text`, which stands in the file, at its occurrence number `occurrence` from 0.
  Span Find(std::size_t file, std::string_view text, int occurrence = 0) const {
    auto begin = sources_.at(file).text.find(text);
    for (; occurrence > 0; --occurrence) {
      begin = sources_.at(file).text.find(text, begin + 1);
    }
    if (begin == std::string::npos) {
      throw std::logic_error("the project does not contain: " + std::string(text));
    }
    const auto offset = static_cast<std::uint32_t>(begin);
    return {static_cast<FileId>(file), offset, offset + static_cast<std::uint32_t>(text.size())};
  }

  static Span At(std::size_t file, std::uint32_t begin, std::uint32_t end) {
    return {static_cast<FileId>(file), begin, end};
  }

  void AddFindings();

  const Rule request_above_limit_ = {
      .id = "memory-request-above-limit",
      .category = "resources",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "container requests more memory than its limit",
      .why =
          "The API server refuses the pod, so the `Deployment` never starts one.\n\n"
          "The rule leaves quantities alone that do not parse.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
      .since = "0.1",
      .replaces = {"kube-score:container-resources"},
      .fix = FixKind::Unsafe,
      .check = {},
  };
  const Rule privileged_ = {
      .id = "privileged",
      .category = "security",
      .precision = Precision::VeryHigh,
      .security_severity = 8.8,
      .summary = "container has every privilege of its node",
      .why = "A compromised process owns the node.",
      .since = "0.1",
      .fix = FixKind::Unsafe,
      .check = {},
  };
  const Rule selector_ = {
      .id = "service-without-pods",
      .category = "availability",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .summary = "no pod of this run matches the selector",
      .why = "It may select pods of another repository.",
      .since = "0.1",
      .check = {},
  };
  const Rule syntax_ = {
      .id = "yaml-syntax",
      .category = "syntax",
      .severity = Severity::Error,
      .summary = "document is not YAML",
      .why = "Kubernetes refuses the whole file.",
      .since = "0.1",
      .check = {},
  };
  const Rule silent_ = {
      .id = "hostname-unknown",
      .category = "network",
      .summary = "rule that finds nothing here",
      .why = "",
      .since = "0.1",
      .check = {},
  };
  std::vector<SourceFile> sources_;
  std::vector<File> files_;
  std::vector<const Rule*> rules_ = {&silent_, &request_above_limit_, &privileged_, &selector_,
                                     &syntax_};
  std::vector<Diagnostic> findings_;
};

inline void Project::AddFindings() {
  const Subject web = {"apps/v1", "Deployment", "", "web"};
  const Subject front = {"v1", "Service", "shop", "front"};
  const auto add = [this](const Rule& rule, Diagnostic finding) {
    finding.rule = &rule;
    finding.severity = rule.severity;
    findings_.push_back(std::move(finding));
  };
  add(request_above_limit_,
      {.span = Find(0, "512Mi"),
       .message = "container `web` requests 512Mi of memory, more than its limit",
       .labels = {{Find(0, "256Mi"), "the limit"}},
       .fixes = {{"raise the limit to 512Mi", Safety::Unsafe, {{Find(0, "256Mi"), "512Mi"}}},
                 {"remove the limit",
                  Safety::Unsafe,
                  {{Find(0, "            limits:\n              memory: 256Mi\n"), ""}}}},
       .pointer = "/spec/template/spec/containers/0/resources/requests/memory",
       .object = web});
  add(privileged_, {.span = Find(0, "true"),
                    .message = "container `web` is privileged",
                    .fixes = {{"drop the privileges", Safety::Unsafe, {{Find(0, "true"), "false"}}},
                              {"forbid privilege escalation",
                               Safety::Safe,
                               {{At(0, Find(0, "true").end, Find(0, "true").end),
                                 "\n            allowPrivilegeEscalation: false"}}}},
                    .pointer = "/spec/template/spec/containers/0/securityContext/privileged",
                    .object = web});
  add(selector_, {.span = Find(1, "{app: web}"),
                  .message = "no pod of this run has the labels `app=web`",
                  .labels = {{Find(0, "spec:", 1), "this template has no labels"},
                             {Find(1, "selector"), "selector [of](the service)"}},
                  .pointer = "/spec/selector",
                  .object = front});
  add(syntax_, {.span = Find(2, "nginx:latest"), .message = "`nginx:latest` stands in the way"});
  add(syntax_, {.span = Find(2, "\xFF"), .message = "byte \xFF is not UTF-8"});
  // An empty line, several lines, and the end of a file without a line break.
  const auto last = Find(2, "last");
  add(syntax_, {.span = At(2, last.begin - 1, last.begin - 1), .message = "nothing is here"});
  add(syntax_, {.span = At(2, last.begin - 3, last.end), .message = "hostNetwork spans lines"});
  const auto end = static_cast<std::uint32_t>(OddManifest.size());
  add(syntax_, {.span = At(2, end, end), .message = "file ends before its [document](1) does"});
  add(syntax_, {.span = Find(3, "\"yes\""), .message = "`immutable` is text"});
  add(syntax_, {.span = At(4, 0, 0), .message = "file cannot be read: permission denied"});
  const auto key = [this](const Diagnostic& finding) {
    return std::tuple(sources_.at(static_cast<std::size_t>(finding.span.file)).path,
                      finding.span.begin, finding.rule->id);
  };
  std::ranges::stable_sort(findings_, {}, key);
}

}  // namespace linter::output
