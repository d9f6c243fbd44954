package dev.ibid.corpus.index;

import dev.ibid.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A corpus of a dozen papers: abstracts in one source, the facts of most of them in another. */
final class ExampleSources {
  private ExampleSources() {}

  static final String ABSTRACTS =
      """
      2312.09832 | | | | | | | Linear mode-connectivity (LMC) is a characteristic of neural network loss landscapes.
      2312.09256 | | | | | | | Diffusion models have gained prominence for localized editing.
      2312.01538 | | | | | | | Graph neural networks based on one-hop message passing struggle with distant nodes.
      2311.06224 | | | | | | | Large models trained on synthetic datasets, a study of shape bias.
      2311.03233 | | | | | | | The paradigm is simple: investing more computational resources.
      2311.01906 | | | | | | | A simple design recipe for deep Transformers is to compose identical building blocks.
      2310.05719 | | | | | | | Fusion merges multiple independently trained neural networks.
      2306.17759 | | | | | | | In deep learning theory, the covariance matrix of the representations is a proxy.
      """;

  static final String FACTS =
      """
      2312.09832 | | altintas2023disentangling | Disentangling Linear Mode-Connectivity | Gül Sena Altıntaş; Gregor Bachmann; Lorenzo Noci; Thomas Hofmann | 2023 | cs.LG |
      2312.09256 | | simsar2023lime | LIME: Localized Image Editing via Attention Regularization in Diffusion Models | Enis Simsar; Alessio Tonioni; Thomas Hofmann | 2023 | cs.CV |
      2312.01538 | | ding2023recurrent | Recurrent Distance Filtering for Graph Representation Learning | Yuhui Ding; Antonio Orvieto; Bobby He; Thomas Hofmann | 2023 | cs.LG |
      2311.06224 | | | Harnessing Synthetic Datasets: The Role of Shape Bias in Deep Neural Network Generalization | Elior Benarous; Sotiris Anagnostidis | 2023 | cs.CV |
      2311.03233 | | | Navigating Scaling Laws: Compute Optimality in Adaptive Model Training | Sotiris Anagnostidis; Gregor Bachmann | 2023 | cs.LG |
      2311.01906 | | He2023Simplifying | Simplifying Transformer Blocks | Bobby He; Thomas Hofmann | 2023 | cs.LG |
      2310.05719 | | | Transformer Fusion with Optimal Transport | Moritz Imfeld; Sidak Pal Singh | 2023 | cs.LG |
      2306.17759 | | noci_shaped | The Shaped Transformer: Attention Models in the Infinite Depth-and-Width Limit | Lorenzo Noci; Bobby He | 2023 | stat.ML |
      math/0309136 | 10.1007/s00222-005-0454-1 | | On the cohomology of Łojasiewicz gradient flows | Øystein Schrödinger-O'Brien | 2003 | math.GT | We study Navier–Stokes equations on a Großmann æther.
      hep-th/9711200 | | | The Large N Limit of Superconformal Field Theories and Supergravity | Juan Maldacena | 1997 | hep-th |
       | 10.1038/nature14539 | lecun2015 | Deep Learning | Yann LeCun; Yoshua Bengio; Geoffrey Hinton | 2015 | |
       | | knuth1984 | 文芸的プログラミング: Literate Programming | Donald Knuth | 1984 | |
      """;

  static final int PAPERS = 12;

  /** Writes both sources into {@code folder}: the abstracts, which come first, then the facts. */
  static List<Path> write(Path folder) throws IOException {
    Path abstracts = Files.writeString(folder.resolve("abstracts.txt"), ABSTRACTS);
    Path facts = Files.writeString(folder.resolve("facts.txt"), FACTS);
    return List.of(abstracts, facts);
  }

  static Corpus open(Path folder) throws IOException {
    return open(write(folder), folder.resolve("cache"), new LineSource()).corpus();
  }

  static CorpusIndex.Opened open(List<Path> files, Path cache, SourceReading reading)
      throws IOException {
    return CorpusIndex.open(files, cache, false, IndexProgress.SILENT, reading);
  }
}
