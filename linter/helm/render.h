#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "linter/gotemplate/evaluation.h"
#include "linter/helm/chart.h"
#include "linter/helm/manifest.h"
#include "linter/helm/schema_check.h"
#include "linter/helm/set_values.h"
#include "linter/text/expected.h"
#include "linter/text/source_file.h"

namespace linter::helm {

// A `--set` argument and its relatives.
struct SetArgument {
  SetKind kind = SetKind::Typed;
  // The argument as a file of its own, so that its bytes have a place.
  const SourceFile* text = nullptr;
  // What `--set-file` names.
  const SourceFile* content = nullptr;
};

enum class Include : std::uint8_t { No, Yes };

// What `helm template` is told besides the chart.
struct RenderOptions {
  std::string release_name = "release-name";
  std::string release_namespace = "default";
  std::string kube_version = "1.33.0";
  std::vector<std::string> api_versions = {};
  // Of those that Helm knows by itself what no cluster of this version has.
  std::vector<std::string> unserved_api_versions = {};
  // The versions of Kubernetes that somebody chose, of which this is one; empty where nobody did.
  std::vector<std::string> chosen_versions = {};
  // In the order of the command line: later ones win.
  std::vector<const SourceFile*> values_files = {};
  std::vector<SetArgument> set = {};
  Include crds = Include::No;
  Include hooks = Include::Yes;
  Include tests = Include::Yes;
  Include schema_validation = Include::Yes;
  // Helm renders nothing of a chart that lacks dependencies, or whose schema refuses its values;
  // its templates may be worth a look all the same.
  Include keep_going = Include::No;
  bool is_upgrade = false;
  // Patterns of paths below the chart; all when empty.
  std::vector<std::string> show_only = {};
  // Seconds since 1970 that `now` gives.
  std::int64_t now = 1'704'067'200;
  gotemplate::Limits limits = {};
  // Whether the texts, and failures, tell where they came from.
  Include origins = Include::Yes;
  // Files that are unpacked get ids from here.
  FileId next_file = FileId{1U << 24U};
};

// At what a rendering failed.
enum class FailureKind : std::uint8_t {
  // `Chart.yaml`, an archive, or what is asked for besides the chart.
  Chart,
  // A file of values, or an argument.
  Values,
  // Charts that are asked for and not there.
  Dependencies,
  // Values that `values.schema.json` refuses.
  Schema,
  // The chart is not for this version of Kubernetes.
  KubeVersion,
  // A template.
  Template,
  // A template printed what is no object.
  Document,
};

// Why something of a chart could not be rendered.
struct RenderFailure {
  // As Helm says it, without `Error: `.
  std::string message;
  // The template's path, empty where no template is to blame.
  std::string path;
  // Places in templates, the innermost first.
  std::vector<gotemplate::OriginId> sites;
  // Helm ends with a hint to its `--debug` from here on.
  bool after_rendering = false;
  FailureKind kind = FailureKind::Template;
};

// A chart, rendered. Texts live as long as this.
struct Rendering {
  std::unique_ptr<gotemplate::Heap> heap = std::make_unique<gotemplate::Heap>();
  gotemplate::Origins origins;
  // Of the chart's `crds/` folders.
  std::vector<Manifest> crds;
  // In Helm's order; hooks stand behind all others.
  std::vector<Manifest> manifests;
  std::optional<gotemplate::Text> notes;
  // Documents in which Helm, which stops at the first, finds no object; each is a failure too.
  std::vector<Manifest> unreadable;
  // The blanks before what a YAML template of the chart itself printed first, which Helm takes off.
  std::vector<gotemplate::Text> indents;
  // Helm stops at the first; here the other templates go on.
  std::vector<RenderFailure> failures;
  // What the schemas have against the values, each at the value.
  std::vector<SchemaProblem> schema_problems;
  std::vector<std::string> warnings;
  // Charts that came packed.
  std::vector<std::unique_ptr<SourceFile>> unpacked;

  // What `helm template` writes to its standard output; nothing after a failure.
  gotemplate::Text Output(const RenderOptions& options);
  // Helm's refusal where `show_only` asks for a template that printed nothing.
  std::optional<Error> MissingTemplate(const RenderOptions& options);
};

// Renders a chart out of its files, without a look at anything else. Files and options must
// outlive the result.
Rendering Render(const std::vector<ChartFile>& files, const RenderOptions& options);
// The same of a chart in a `.tgz`.
Rendering RenderPackage(const SourceFile& archive, const RenderOptions& options);

}  // namespace linter::helm
